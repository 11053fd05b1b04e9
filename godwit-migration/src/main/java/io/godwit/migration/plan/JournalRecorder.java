package io.godwit.migration.plan;

import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.plan.HeldConfig;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.PlanProgress;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicMemory;
import io.godwit.core.security.plan.SecurityProgress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the record in the journal. That a topic is Godwit's own work is written before the topic is made: so a run that is
 * killed in between leaves no topic that the next run would take for somebody else's.
 */
public final class JournalRecorder implements ApplyRecorder {
    private final Lease lease;
    private final String planHash;
    private final String actor;
    private final Clock clock;

    /**
     * @param lease the operator's; confirmed before each batch
     * @param actor who, as events name it
     */
    public JournalRecorder(Lease lease, String planHash, String actor, Clock clock) {
        this.lease = lease;
        this.planHash = planHash;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public void started(PlanProgress standing, SecurityProgress security) {
        append(
                "apply.started",
                Map.of(
                        "planHash", planHash,
                        "steps",
                                standing.remaining().size()
                                        + security.remaining().size(),
                        "alreadyDone", standing.done().size() + security.done().size()));
    }

    @Override
    public void beforeBatch(List<PlanStep> batch) {
        lease.confirm();
        TreeMap<String, TopicMemory> memory = new TreeMap<>();
        batch.forEach(step -> held(step).ifPresent(held -> memory.put(step.topic(), TopicMemory.holding(held))));
        PlanMemory.write(lease.journal(), memory);
    }

    private static Optional<SortedMap<String, HeldConfig>> held(PlanStep step) {
        return step.match(
                create -> Optional.of(create.held()), add -> Optional.empty(), alter -> Optional.of(alter.held()));
    }

    @Override
    public void afterBatch(List<AppliedStep> batch, List<String> existing) {
        existing.forEach(topic -> PlanMemory.forget(lease.journal(), topic));
        TreeMap<String, String> failed = new TreeMap<>();
        batch.forEach(step ->
                step.failure().ifPresent(reason -> failed.put(step.step().topic(), reason)));
        List<String> done = batch.stream()
                .filter(step -> step.failure().isEmpty())
                .map(step -> step.step().topic())
                .toList();
        append("apply.steps", Map.of("kind", kind(batch.get(0).step()), "done", done, "failed", failed));
    }

    private static String kind(PlanStep step) {
        return step.match(create -> "create-topic", add -> "add-partitions", alter -> "alter-configs");
    }

    @Override
    public void beforeSecurity() {
        lease.confirm();
    }

    @Override
    public void afterSecurity(List<AppliedSecurityStep> batch) {
        TreeMap<String, String> failed = new TreeMap<>();
        batch.forEach(step ->
                step.failure().ifPresent(reason -> failed.put(step.step().words(), reason)));
        List<String> done = batch.stream()
                .filter(step -> step.failure().isEmpty())
                .map(step -> step.step().words())
                .toList();
        append(
                "apply.security",
                Map.of("kind", AppliedSecurityStep.kind(batch.get(0).step()), "done", done, "failed", failed));
    }

    @Override
    public void finished(ApplyResult result) {
        append(
                "apply.finished",
                Map.of(
                        "planHash",
                        planHash,
                        "done",
                        result.doneCount(),
                        "failed",
                        result.failed().size() + result.failedSecurity().size()));
    }

    private void append(String type, Map<String, Object> details) {
        lease.journal().append(new JournalEvent(clock.instant(), type, actor, Json.tree(new TreeMap<>(details))));
    }
}
