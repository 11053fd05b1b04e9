package io.godwit.migration.plan;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.PlanError;
import io.godwit.core.error.Problem;
import io.godwit.core.plan.ChangeResult;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanProgress;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicChanger;
import io.godwit.core.registry.RegistryProgress;
import io.godwit.core.security.plan.SecurityProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Does what a plan says, no more and no less. The clusters are looked at again: what is done already is not done twice, and
 * if one of them is no longer as the plan took it, nothing is done at all.
 */
public final class ApplyPlan {
    private static final int BATCH = 100;

    private final TopicChanger changer;
    private final ApplyRecorder recorder;
    private final Consumer<AppliedStep> progress;
    private final Optional<ApplySecurity> security;
    private final Runnable registry;

    /**
     * @param recorder where it is written down
     * @param progress told about each step about a topic when it is done or failed
     * @param security does the steps about who may do what
     * @param registry does the schema registry's steps, all that are left
     */
    public ApplyPlan(
            TopicChanger changer,
            ApplyRecorder recorder,
            Consumer<AppliedStep> progress,
            ApplySecurity security,
            Runnable registry) {
        this.changer = changer;
        this.recorder = recorder;
        this.progress = progress;
        this.security = Optional.of(security);
        this.registry = registry;
    }

    /** For plans about topics alone. */
    public ApplyPlan(TopicChanger changer, ApplyRecorder recorder, Consumer<AppliedStep> progress) {
        this.changer = changer;
        this.recorder = recorder;
        this.progress = progress;
        this.security = Optional.empty();
        this.registry = () -> {
            throw new IllegalStateException("a plan about topics alone");
        };
    }

    /**
     * @param planned the plan to apply
     * @param now a plan made from the clusters as they are
     * @throws GodwitException if a cluster drifted
     */
    public ApplyResult apply(Plan planned, Plan now) {
        PlanProgress standing = PlanProgress.of(planned, now);
        SecurityProgress access = SecurityProgress.of(planned.security(), now.security());
        RegistryProgress schemas = RegistryProgress.of(planned.registry(), now.registry());
        requireNoDrift(standing.drifts(), access.drifts(), schemas.drifts());
        if (standing.remaining().isEmpty() && access.remaining().isEmpty() && !schemas.remaining()) {
            return new ApplyResult(List.of(), standing.done(), List.of(), access.done(), 0, schemas.done());
        }
        recorder.started(standing, access);
        List<AppliedStep> applied = new ArrayList<>();
        for (List<PlanStep> batch : batches(standing.remaining())) {
            applied.addAll(applyBatch(batch));
        }
        // Topics first: once there are ACLs, it is they that say who may make one. All of it is long before clients
        // move.
        List<AppliedSecurityStep> secured = access.remaining().isEmpty()
                ? List.of()
                : security.orElseThrow().apply(access.remaining(), recorder);
        ApplyResult result =
                new ApplyResult(applied, standing.done(), secured, access.done(), schemas.left(), schemas.done());
        if (schemas.remaining()) {
            registry.run();
        }
        recorder.finished(result);
        return result;
    }

    private static void requireNoDrift(
            List<PlanProgress.Drift> drifts,
            List<SecurityProgress.Drift> ofSecurity,
            List<RegistryProgress.Drift> ofRegistry) {
        List<Problem> problems = new ArrayList<>();
        drifts.forEach(drift -> problems.add(new Problem(drift.resource(), 0, Problem.NO_VALUE, drift.change())));
        ofSecurity.forEach(drift -> problems.add(new Problem(drift.resource(), 0, Problem.NO_VALUE, drift.change())));
        ofRegistry.forEach(drift -> problems.add(new Problem(drift.resource(), 0, Problem.NO_VALUE, drift.change())));
        if (problems.isEmpty()) {
            return;
        }
        throw new GodwitException(
                PlanError.DRIFTED,
                "plan",
                "nothing was changed, because a cluster is not as the plan took it",
                "look at the new plan with godwit plan, and apply that",
                problems);
    }

    private List<AppliedStep> applyBatch(List<PlanStep> batch) {
        recorder.beforeBatch(batch);
        Map<String, ChangeResult> results = execute(batch);
        List<AppliedStep> applied = new ArrayList<>();
        for (PlanStep step : batch) {
            ChangeResult result = results.getOrDefault(step.topic(), ChangeResult.failed("the target gave no answer"));
            AppliedStep outcome = new AppliedStep(step, result.failure());
            applied.add(outcome);
            progress.accept(outcome);
        }
        recorder.afterBatch(applied, existing(results));
        return applied;
    }

    private static List<String> existing(Map<String, ChangeResult> results) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().existed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, ChangeResult> execute(List<PlanStep> batch) {
        List<PlanStep.CreateTopic> creations = new ArrayList<>();
        List<PlanStep.AddPartitions> additions = new ArrayList<>();
        TreeMap<String, SortedMap<String, Optional<String>>> configs = new TreeMap<>();
        Map<String, ChangeResult> results = new TreeMap<>();
        for (PlanStep step : batch) {
            step.<Boolean>match(creations::add, additions::add, alter -> {
                if (alter.changes().isEmpty()) {
                    results.put(alter.topic(), ChangeResult.done());
                } else {
                    configs.put(alter.topic(), newValues(alter));
                }
                return true;
            });
        }
        results.putAll(creations.isEmpty() ? Map.of() : changer.create(creations));
        results.putAll(additions.isEmpty() ? Map.of() : changer.addPartitions(additions));
        results.putAll(configs.isEmpty() ? Map.of() : changer.setConfigs(configs));
        return results;
    }

    private static SortedMap<String, Optional<String>> newValues(PlanStep.AlterConfigs alter) {
        TreeMap<String, Optional<String>> values = new TreeMap<>();
        alter.changes().forEach((name, change) -> values.put(name, Optional.of(change.to())));
        return values;
    }

    // Steps of different kinds are never in one batch, so a topic is in a batch at most once.
    private static List<List<PlanStep>> batches(List<PlanStep> steps) {
        List<List<PlanStep>> batches = new ArrayList<>();
        for (PlanStep step : steps) {
            List<PlanStep> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            if (last.isEmpty() || last.size() == BATCH || last.get(0).getClass() != step.getClass()) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(step);
        }
        return batches;
    }
}
