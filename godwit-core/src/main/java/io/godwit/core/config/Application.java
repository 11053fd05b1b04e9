package io.godwit.core.config;

import java.util.List;
import java.util.Optional;

/**
 * A program, or several that stop and start together, and what they do with Kafka.
 *
 * @param name how the operator calls it
 * @param groups the consumer groups that it uses
 * @param produces the topics that it writes
 * @param stop shell command that stops it; empty = the operator does it by hand and Godwit waits
 * @param start shell command that starts it against the target
 * @param startOnSource shell command that starts it against the source again, for a rollback or an abort; empty = by hand
 * @param health shell command that exits 0 when it works; empty = not asked
 */
public record Application(
        String name,
        List<String> groups,
        List<String> produces,
        Optional<String> stop,
        Optional<String> start,
        Optional<String> startOnSource,
        Optional<String> health) {
    public Application {
        groups = List.copyOf(groups);
        produces = List.copyOf(produces);
    }

    /** The name alone: a command may hold a secret. */
    @Override
    public String toString() {
        return name;
    }
}
