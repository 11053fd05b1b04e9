package io.godwit.aws.provision;

import java.util.Objects;

/**
 * What became of one step.
 *
 * @param step what it is about
 * @param detail what was there, or what was done
 */
public record StepReport(String step, Outcome outcome, String detail) {
    /** What became of it. */
    public enum Outcome {
        DONE,
        ALREADY_DONE,
        WOULD_BE_DONE
    }

    public StepReport {
        Objects.requireNonNull(step);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(detail);
    }
}
