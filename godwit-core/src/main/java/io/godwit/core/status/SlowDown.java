package io.godwit.core.status;

/**
 * That the mirror slows down by itself, because of a broker.
 *
 * @param broker such as {@code target broker 2}
 * @param bytesPerSecond what the broker is given for now
 * @param reason what the broker does, in words that follow its name
 */
public record SlowDown(String broker, long bytesPerSecond, String reason) {}
