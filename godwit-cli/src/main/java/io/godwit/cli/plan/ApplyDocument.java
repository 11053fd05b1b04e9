package io.godwit.cli.plan;

import io.godwit.core.plan.PlanStep;
import io.godwit.core.security.plan.SecurityStep;
import io.godwit.migration.plan.AppliedSecurityStep;
import io.godwit.migration.plan.AppliedStep;
import io.godwit.migration.plan.ApplyResult;
import java.util.List;
import java.util.Optional;

/**
 * What {@code godwit apply -o json} tells when nothing failed; else it is an error that names each failure.
 *
 * @param dryRun whether nothing was changed and all was only checked
 * @param done what was done now
 * @param alreadyDone what an earlier run did
 * @param security the same for steps about who may do what
 * @param registry the same for steps of the schema registry, in numbers; empty where there are none
 */
record ApplyDocument(
        String planHash,
        boolean dryRun,
        List<Step> done,
        List<Step> alreadyDone,
        Security security,
        Optional<Registry> registry) {
    ApplyDocument {
        done = List.copyOf(done);
        alreadyDone = List.copyOf(alreadyDone);
    }

    /** How many steps of the schema registry. */
    record Registry(long done, long alreadyDone) {}

    /** Steps about who may do what, never with a password. */
    record Security(List<SecurityEntry> done, List<SecurityEntry> alreadyDone) {
        Security {
            done = List.copyOf(done);
            alreadyDone = List.copyOf(alreadyDone);
        }

        static Security of(ApplyResult result) {
            return new Security(
                    result.security().stream()
                            .filter(applied -> applied.failure().isEmpty())
                            .map(AppliedSecurityStep::step)
                            .map(SecurityEntry::of)
                            .toList(),
                    result.securityDone().stream().map(SecurityEntry::of).toList());
        }
    }

    record SecurityEntry(String step, String what) {
        static SecurityEntry of(SecurityStep step) {
            return new SecurityEntry(AppliedSecurityStep.kind(step), step.words());
        }
    }

    record Step(String step, String topic) {
        static Step of(PlanStep step) {
            return new Step(kind(step), step.topic());
        }
    }

    static ApplyDocument of(String planHash, boolean dryRun, ApplyResult result) {
        return new ApplyDocument(
                planHash,
                dryRun,
                result.applied().stream()
                        .filter(applied -> applied.failure().isEmpty())
                        .map(AppliedStep::step)
                        .map(Step::of)
                        .toList(),
                result.alreadyDone().stream().map(Step::of).toList(),
                Security.of(result),
                Optional.of(new Registry(result.registry(), result.registryDone()))
                        .filter(counts -> counts.done() + counts.alreadyDone() > 0));
    }

    static String kind(PlanStep step) {
        return step.match(create -> "create-topic", add -> "add-partitions", alter -> "alter-configs");
    }
}
