package io.godwit.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * @param from the value that the topic itself has now; empty = none, the target's default holds
 * @param to the value that it gets
 */
public record ConfigChange(Optional<String> from, String to) {
    public ConfigChange {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }
}
