package io.godwit.core.reverse;

/**
 * Which way a topic is copied. It is copied one way at a time, so nothing can go round.
 *
 * <pre>
 *  FORWARD ──the switch──▶ REVERSE ──a rollback──▶ HALTED ──▶ FORWARD
 * </pre>
 */
public enum CopyDirection {
    /** From the source to the target; also that of topics of which nothing is stored. */
    FORWARD,
    /** Not at all. */
    HALTED,
    /** From the target to the source: producers write to the target. */
    REVERSE
}
