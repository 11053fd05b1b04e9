package io.godwit.aws.provision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The cluster after a run, or after a dry run.
 *
 * @param clusterArn empty if there is none yet
 * @param brokers addresses, as far as they are known
 * @param steps in order
 */
public record ProvisionResult(Optional<String> clusterArn, BootstrapBrokers brokers, List<StepReport> steps) {
    public ProvisionResult {
        Objects.requireNonNull(clusterArn);
        Objects.requireNonNull(brokers);
        steps = List.copyOf(steps);
    }

    /** Whether a dry run found something to do. */
    public boolean isPending() {
        return steps.stream().anyMatch(step -> step.outcome() == StepReport.Outcome.WOULD_BE_DONE);
    }
}
