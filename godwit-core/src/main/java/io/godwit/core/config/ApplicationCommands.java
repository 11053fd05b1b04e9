package io.godwit.core.config;

import java.util.Optional;

/**
 * Shell commands that act on an application. What is empty is done by the operator, and Godwit waits.
 *
 * @param stop stops it
 * @param start starts it against the target
 * @param startOnSource starts it against the source again, for a rollback or an abort
 * @param health exits 0 when it works; empty = not asked
 */
public record ApplicationCommands(
        Optional<String> stop, Optional<String> start, Optional<String> startOnSource, Optional<String> health) {
    /** Everything is done by hand. */
    public static final ApplicationCommands NONE =
            new ApplicationCommands(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** That there are some: a command may hold a secret. */
    @Override
    public String toString() {
        return equals(NONE) ? "no commands" : "commands";
    }
}
