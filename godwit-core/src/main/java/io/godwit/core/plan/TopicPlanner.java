package io.godwit.core.plan;

import io.godwit.core.config.Policies;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.PlanError;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans one topic that is selected. */
final class TopicPlanner {
    private final Policies policies;
    private final TargetConfigs targetConfigs;
    private final int targetBrokers;
    private final boolean sourceConfigsKnown;

    TopicPlanner(Policies policies, TargetConfigs targetConfigs, int targetBrokers, boolean sourceConfigsKnown) {
        this.policies = policies;
        this.targetConfigs = targetConfigs;
        this.targetBrokers = targetBrokers;
        this.sourceConfigsKnown = sourceConfigsKnown;
    }

    /**
     * What comes of one topic.
     *
     * @param moves false if it can't be copied as things are
     */
    record Outcome(boolean moves, List<PlanStep> steps, List<Skipped> skipped, List<PlanNotice> notices) {
        static Outcome blocked(String topic, ErrorCode code, String reason, String fix) {
            PlanNotice notice = PlanNotice.of(code, Severity.BLOCKER, "topic " + topic, reason, fix);
            return new Outcome(false, List.of(), List.of(Skipped.topic(topic, reason)), List.of(notice));
        }
    }

    Outcome plan(TopicInventory source, Optional<TopicInventory> target, Optional<TopicMemory> memory) {
        if (target.isPresent() && memory.filter(TopicMemory::restored).isPresent()) {
            // Since the cutover its configs are those of the target's owner.
            return new Outcome(true, List.of(), List.of(), List.of());
        }
        if (source.partitions().isEmpty() || (source.configs().isEmpty() && !sourceConfigsKnown)) {
            return Outcome.blocked(
                    source.name(),
                    PlanError.SOURCE_UNREADABLE,
                    "its partitions or configs on the source could not be read",
                    "grant DESCRIBE and DESCRIBE_CONFIGS on it; godwit doctor names every permission that is missing");
        }
        int replicationFactor = policies.targetReplicationFactor(source.replicationFactor());
        DesiredConfigs desired = ConfigCarrier.decide(
                source,
                target.map(TopicInventory::replicationFactor).orElse(replicationFactor),
                policies,
                targetConfigs);
        return target.isPresent()
                ? change(source, target.get(), memory, replicationFactor, desired)
                : create(source, replicationFactor, desired);
    }

    private Outcome create(TopicInventory source, int replicationFactor, DesiredConfigs desired) {
        if (replicationFactor > targetBrokers) {
            return Outcome.blocked(
                    source.name(),
                    PlanError.TOO_FEW_BROKERS,
                    "needs replication factor " + replicationFactor + ", but the target has " + targetBrokers
                            + " brokers",
                    "set policies.replicationFactor to " + targetBrokers + " or less, or map "
                            + source.replicationFactor() + " to it in policies.replicationFactorMapping");
        }
        PlanStep step = new PlanStep.CreateTopic(
                source.name(), source.partitions().size(), replicationFactor, desired.configs(), desired.held());
        return new Outcome(true, List.of(step), desired.skipped(), desired.notices());
    }

    private Outcome change(
            TopicInventory source,
            TopicInventory target,
            Optional<TopicMemory> memory,
            int replicationFactor,
            DesiredConfigs desired) {
        int wanted = source.partitions().size();
        int present = target.partitions().size();
        if (present > wanted) {
            return Outcome.blocked(
                    source.name(),
                    PlanError.TOO_MANY_PARTITIONS,
                    "has " + present + " partitions on the target, but " + wanted
                            + " on the source; partitions can't be removed",
                    "delete the target's topic if it is not needed, or add partitions on the source, or exclude the topic");
        }
        if (memory.isEmpty() && mayHoldRecords(target)) {
            return Outcome.blocked(
                    source.name(),
                    PlanError.TOPIC_NOT_EMPTY,
                    "exists on the target with " + recordCount(target) + " that this migration did not put there",
                    "delete the target's topic if its records are not needed, or exclude the topic");
        }
        List<PlanStep> steps = new ArrayList<>();
        if (present < wanted) {
            steps.add(new PlanStep.AddPartitions(source.name(), present, wanted));
        }
        SortedMap<String, ConfigChange> changes = changes(desired, target);
        SortedMap<String, HeldConfig> remembered = memory.map(TopicMemory::held).orElseGet(TreeMap::new);
        if (!changes.isEmpty() || memory.isEmpty() || !remembered.equals(desired.held())) {
            steps.add(new PlanStep.AlterConfigs(source.name(), changes, desired.held()));
        }
        List<PlanNotice> notices = new ArrayList<>(desired.notices());
        if (target.replicationFactor() != replicationFactor) {
            notices.add(replicationDiffers(target, replicationFactor));
        }
        return new Outcome(true, steps, desired.skipped(), notices);
    }

    private static SortedMap<String, ConfigChange> changes(DesiredConfigs desired, TopicInventory target) {
        TreeMap<String, ConfigChange> changes = new TreeMap<>();
        desired.configs().forEach((name, value) -> {
            Optional<String> present =
                    Optional.ofNullable(target.explicitConfigs().get(name));
            if (present.isEmpty() || !isSame(name, present.get(), value)) {
                changes.put(name, new ConfigChange(present, value));
            }
        });
        return changes;
    }

    /** Whether two values mean the same; the order in a list of policies does not matter. */
    static boolean isSame(String name, String one, String other) {
        return name.equals("cleanup.policy") ? policies(one).equals(policies(other)) : one.equals(other);
    }

    private static SortedSet<String> policies(String list) {
        return new TreeSet<>(List.of(list.replace(" ", "").split(",")));
    }

    private static boolean mayHoldRecords(TopicInventory target) {
        return target.partitions().stream()
                .anyMatch(partition -> partition.endOffset() < 0 || partition.offsetCount() > 0);
    }

    private static String recordCount(TopicInventory target) {
        return target.offsetCount() > 0
                ? target.offsetCount() + " offsets of records"
                : "records, as far as can be told,";
    }

    private static PlanNotice replicationDiffers(TopicInventory target, int wanted) {
        return PlanNotice.of(
                PlanError.REPLICATION_DIFFERS,
                Severity.WARNING,
                "topic " + target.name(),
                "has replication factor " + target.replicationFactor() + " on the target; planned was " + wanted,
                "kafka-reassign-partitions.sh changes it, if you want that");
    }
}
