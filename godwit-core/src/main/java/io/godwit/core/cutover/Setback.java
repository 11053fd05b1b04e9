package io.godwit.core.cutover;

import io.godwit.core.error.GodwitException;
import java.time.Instant;
import java.util.Objects;

/**
 * Why something was put back, or waits.
 *
 * @param code the error behind it
 * @param resource what it concerns
 * @param reason what happened
 * @param fix what to do before the next attempt
 */
public record Setback(Instant at, String code, String resource, String reason, String fix) {
    public Setback {
        Objects.requireNonNull(at);
        Objects.requireNonNull(code);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(fix);
    }

    public static Setback of(Instant at, GodwitException failure) {
        return new Setback(at, failure.code().id(), failure.resource(), failure.reason(), failure.fix());
    }

    /** One line. */
    public String line() {
        return code + " " + resource + ": " + reason;
    }
}
