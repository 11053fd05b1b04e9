package io.godwit.core.config.external;

import io.godwit.core.secret.Redaction;
import java.util.Optional;

/**
 * The answer to a look-up outside the configuration.
 *
 * @param value what was found; it may be a secret
 * @param reason why nothing was found, to stand after the name: "is not set", "can't be read: permission denied"
 */
public record Lookup(Optional<String> value, String reason) {
    public static Lookup found(String value) {
        return new Lookup(Optional.of(value), "");
    }

    public static Lookup missing(String reason) {
        return new Lookup(Optional.empty(), reason);
    }

    @Override
    public String toString() {
        return value.isPresent() ? "found " + Redaction.HIDDEN : reason;
    }
}
