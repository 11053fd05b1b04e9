package io.godwit.core.finding;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** The migration cannot start, or would lose or break something. */
    BLOCKER,
    /** It can go on, with a disadvantage that the operator should accept knowingly. */
    WARNING,
    /** Worth knowing. */
    INFORMATION
}
