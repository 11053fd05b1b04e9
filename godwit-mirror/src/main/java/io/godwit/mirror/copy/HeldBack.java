package io.godwit.mirror.copy;

/**
 * That the mirror slows down by itself, because of a broker.
 *
 * @param cluster {@code source} or {@code target}
 * @param bytesPerSecond the rate that it takes for now
 * @param reason what the broker does, in words that follow its name: {@code throttles us by 350 ms per request}
 */
public record HeldBack(String cluster, int broker, long bytesPerSecond, String reason) {}
