package io.godwit.migration.mirror;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Lease;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanNotice;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicChanger;
import io.godwit.migration.plan.ApplyPlan;
import io.godwit.migration.plan.ApplyResult;
import io.godwit.migration.plan.JournalRecorder;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes topics and partitions as {@code godwit plan} and {@code godwit apply} would, for those that appeared while the mirror
 * runs. Existing topics get no other configs from it: that stays the operator's decision.
 */
final class PlannedTopics implements TargetTopics {
    private final Migration migration;
    private final Supplier<Plan> planner;
    private final TopicChanger changer;
    private final Lease lease;
    private final String actor;
    private final Clock clock;

    /** @param planner plans the whole migration from the clusters as they are */
    PlannedTopics(
            Migration migration, Supplier<Plan> planner, TopicChanger changer, Lease lease, String actor, Clock clock) {
        this.migration = migration;
        this.planner = planner;
        this.changer = changer;
        this.lease = lease;
        this.actor = actor;
        this.clock = clock;
    }

    @Override
    public SortedMap<String, String> make(SortedSet<String> topics) {
        SortedMap<String, String> failed = new TreeMap<>();
        try {
            Plan whole = planner.get();
            Plan wanted = only(whole, topics);
            if (wanted.hasChanges()) {
                PlanDocument document = PlanDocument.of(wanted, clock.instant());
                JournalRecorder recorder = new JournalRecorder(lease, document.hash(), actor, clock);
                ApplyResult result = new ApplyPlan(changer, recorder, applied -> {}).apply(wanted, wanted);
                result.failed().forEach(step -> step.failure()
                        .ifPresent(why -> failed.put(step.step().topic(), why)));
            }
            whole.notices().forEach(notice -> tell(notice, topics, failed));
        } catch (GodwitException e) {
            topics.forEach(topic -> failed.put(topic, e.reason()));
        }
        return failed;
    }

    private static void tell(PlanNotice notice, SortedSet<String> topics, SortedMap<String, String> failed) {
        topics.stream()
                .filter(topic -> notice.resource().equals("topic " + topic))
                .forEach(topic -> failed.putIfAbsent(topic, notice.reason()));
    }

    private Plan only(Plan whole, SortedSet<String> topics) {
        List<PlanStep> steps = whole.steps().stream()
                .filter(step -> topics.contains(step.topic()))
                .filter(step -> step.match(create -> true, add -> true, alter -> false))
                .toList();
        return new Plan(
                migration.name(), whole.source(), whole.target(), steps, List.of(), List.of(), List.of(), List.of());
    }
}
