package io.godwit.core.plan;

import io.godwit.core.config.Migration;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.TopicInventory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the two clusters and decides what has to be done on the target before records can be copied. Pure: the same
 * input gives the same plan. It never deletes and never shrinks.
 */
public final class Planner {
    // Steps of one kind together, so that they can be sent in batches; making comes before changing.
    private static final Comparator<PlanStep> ORDER =
            Comparator.<PlanStep>comparingInt(Planner::rank).thenComparing(PlanStep::topic);

    private final Migration migration;
    private final ClusterInventory source;
    private final ClusterInventory target;
    private final PlanMemory memory;
    private final TopicPlanner topics;
    private final TreeMap<String, TopicFacts> sourceFacts = new TreeMap<>();
    private final TreeMap<String, TopicFacts> targetFacts = new TreeMap<>();
    private final List<PlanStep> steps = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<PlanNotice> notices = new ArrayList<>();
    private final List<String> moving = new ArrayList<>();

    private Planner(Migration migration, ClusterInventory source, ClusterInventory target, PlanMemory memory) {
        this.migration = migration;
        this.source = source;
        this.target = target;
        this.memory = memory;
        this.topics = new TopicPlanner(
                migration.policies(),
                new TargetConfigs(target),
                target.maxReplicationFactor(),
                source.knows(InventoryPart.TOPIC_CONFIGS));
    }

    /**
     * Plans a migration.
     *
     * @param memory what former plans did
     * @throws GodwitException if both are the same cluster
     */
    public static Plan plan(Migration migration, ClusterInventory source, ClusterInventory target, PlanMemory memory) {
        requireTwoClusters(source, target);
        return new Planner(migration, source, target, memory).plan();
    }

    private Plan plan() {
        source.topics().values().forEach(this::planTopic);
        GroupPlanner groups = new GroupPlanner(migration.groups(), Set.copyOf(moving));
        source.groups().values().forEach(groups::plan);
        skipped.addAll(groups.skipped());
        skipped.sort(Skipped.ORDER);
        source.unread().forEach(finding -> notices.add(PlanNotice.of(finding)));
        target.unread().forEach(finding -> notices.add(PlanNotice.of(finding)));
        notices.sort(PlanNotice.ORDER);
        steps.sort(ORDER);
        return new Plan(
                migration.name(),
                new ClusterFacts(source.clusterId(), sourceFacts),
                new ClusterFacts(target.clusterId(), targetFacts),
                steps,
                unchanged,
                groups.carried(),
                skipped,
                notices);
    }

    private void planTopic(TopicInventory topic) {
        Optional<String> reason = migration.topics().skipReason(topic.name());
        if (reason.isPresent()) {
            skipped.add(Skipped.topic(topic.name(), reason.get()));
            return;
        }
        Optional<TopicInventory> present = Optional.ofNullable(target.topics().get(topic.name()));
        TopicPlanner.Outcome outcome = topics.plan(topic, present, memory.of(topic.name()));
        sourceFacts.put(topic.name(), facts(topic));
        present.ifPresent(found -> targetFacts.put(topic.name(), facts(found)));
        if (outcome.moves()) {
            moving.add(topic.name());
            if (outcome.steps().isEmpty()) {
                unchanged.add(topic.name());
            }
        }
        steps.addAll(outcome.steps());
        skipped.addAll(outcome.skipped());
        notices.addAll(outcome.notices());
    }

    static TopicFacts facts(TopicInventory topic) {
        SortedMap<String, String> configs = new TreeMap<>(topic.explicitConfigs());
        return new TopicFacts(topic.partitions().size(), topic.replicationFactor(), configs);
    }

    private static int rank(PlanStep step) {
        return step.<Integer>match(create -> 0, addPartitions -> 1, alter -> 2);
    }

    private static void requireTwoClusters(ClusterInventory source, ClusterInventory target) {
        if (source.clusterId().equals(target.clusterId())) {
            throw new GodwitException(
                    ClusterError.SAME_CLUSTER,
                    "cluster " + source.clusterId(),
                    "source and target addresses lead to the same cluster",
                    "correct bootstrap.servers of the source or the target in the migration's configuration");
        }
    }
}
