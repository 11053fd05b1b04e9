package io.godwit.core.cutover;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

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

    static Gate met(String name, String value, String threshold, String reason) {
        return new Gate(name, Result.MET, value, threshold, reason, "");
    }

    static Gate note(String name, String value, String threshold, String reason, String next) {
        return new Gate(name, Result.NOTE, value, threshold, reason, next);
    }

    static Gate unmet(String name, String value, String threshold, String reason, String next) {
        return new Gate(name, Result.UNMET, value, threshold, reason, next);
    }

    static Gate blocked(String name, String value, String threshold, String reason, String next) {
        return new Gate(name, Result.BLOCKED, value, threshold, reason, next);
    }

    /** The first few names, and how many more. */
    static String few(Collection<?> names) {
        int shown = 5;
        String first = names.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "));
        return names.size() <= shown ? first : first + " and " + (names.size() - shown) + " more";
    }
}
