package io.godwit.core.cutover;

import java.util.Objects;

/**
 * One condition for a cutover.
 *
 * @param name stable, in lower case with dashes
 * @param result whether it is met
 * @param value what was measured, with its unit; {@code -} where unknown
 * @param threshold what it is measured against; {@code -} where there is none
 * @param reason what was seen and why it matters
 * @param next what to do; empty where there is nothing to do
 */
public record Gate(String name, Result result, String value, String threshold, String reason, String next) {
    /** Ordered: the later, the more it matters. */
    public enum Result {
        /** Met. */
        MET,
        /** Met, with something that the operator should know. */
        NOTE,
        /** Not met: waiting or work is needed. */
        UNMET,
        /** Not met, and the doctor calls it a blocker. */
        BLOCKED
    }

    public Gate {
        Objects.requireNonNull(name);
        Objects.requireNonNull(result);
        Objects.requireNonNull(value);
        Objects.requireNonNull(threshold);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(next);
    }

    public boolean isMet() {
        return result == Result.MET || result == Result.NOTE;
    }
}
