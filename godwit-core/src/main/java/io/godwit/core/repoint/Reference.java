package io.godwit.core.repoint;

import io.godwit.core.error.RepointError;
import java.util.Objects;
import java.util.Optional;

/**
 * A place of a file that refers to the source, or that the target needs otherwise.
 *
 * @param line of the file as it was, from 1 on; 0 = the file as a whole
 * @param key that leads to it; empty for free text
 * @param meaning what it is
 * @param action what is done with it
 * @param problem why it is left for a person, if it is
 * @param note what was done or is to be done, without a secret
 */
public record Reference(
        int line, String key, Meaning meaning, Action action, Optional<RepointError> problem, String note) {
    public Reference {
        Objects.requireNonNull(key);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(note);
        if (problem.isPresent() != (action == Action.LEFT)) {
            throw new IllegalArgumentException("a reference is left for a reason, and changed for none");
        }
    }

    /** What is done with a reference. */
    public enum Action {
        REPLACED,
        INSERTED,
        /** A person has to decide. */
        LEFT
    }

    static Reference left(int line, String key, Meaning meaning, RepointError problem, String note) {
        return new Reference(line, key, meaning, Action.LEFT, Optional.of(problem), note);
    }
}
