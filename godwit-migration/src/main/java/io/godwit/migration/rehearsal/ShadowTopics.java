package io.godwit.migration.rehearsal;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RehearsalError;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.plan.ChangeResult;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.rehearsal.Shadow;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.kafka.topics.TopicRemoval;
import io.godwit.migration.plan.AppliedStep;
import io.godwit.migration.plan.ApplyPlan;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.plan.JournalRecorder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The shadow topics of a wave: like the real ones on the source, and on the target as {@code godwit apply} makes them. */
final class ShadowTopics {
    /** What a copy of a topic does not take along: it names brokers. */
    private static final Set<String> NOT_COPIED =
            Set.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

    private final Shadow shadow;
    private final ClusterPair clusters;
    private final SortedMap<String, TopicInventory> real;

    ShadowTopics(Shadow shadow, ClusterPair clusters) {
        this.shadow = shadow;
        this.clusters = clusters;
        this.real = new InventoryReader(clusters.source())
                .read(InventoryScope.of(Set.of(InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS))
                        .ofTopics(topic -> shadow.topics().containsKey(topic)))
                .topics();
    }

    /** Partitions of each shadow topic. */
    SortedMap<String, Integer> partitions() {
        SortedMap<String, Integer> partitions = new TreeMap<>();
        real.forEach((topic, inventory) ->
                partitions.put(shadowOf(topic), inventory.partitions().size()));
        return partitions;
    }

    /** Shadow topics of which only the last record of each key stays. */
    Set<String> compacted() {
        Set<String> compacted = new TreeSet<>();
        real.forEach((topic, inventory) -> {
            if (inventory.configs().getOrDefault("cleanup.policy", "").contains("compact")) {
                compacted.add(shadowOf(topic));
            }
        });
        return compacted;
    }

    private String shadowOf(String topic) {
        return Objects.requireNonNull(shadow.topics().get(topic), topic);
    }

    /**
     * Lets both clusters check that all of it can be made and removed again, without making anything.
     *
     * @throws GodwitException naming everything that they would refuse
     */
    void requirePossible() {
        List<Problem> problems = new ArrayList<>();
        for (ClusterConnection cluster : List.of(clusters.source(), clusters.target())) {
            new TopicRemoval(cluster)
                    .list(topic -> shadow.shadowTopics().contains(topic))
                    .forEach(topic -> problems.add(
                            problem(cluster, topic, "exists, and no rehearsal of this migration made it")));
        }
        refuse(
                RehearsalError.NAME_TAKEN,
                problems,
                "see whose it is; another migration with a wave of this name may rehearse now");
        for (ClusterConnection cluster : List.of(clusters.source(), clusters.target())) {
            new TopicRemoval(cluster)
                    .forbidden(shadow.shadowTopics())
                    .forEach(topic ->
                            problems.add(problem(cluster, topic, "may not be removed afterwards: DELETE is missing")));
        }
        problems.addAll(refusals(clusters.source(), onSource()));
        problems.addAll(refusals(clusters.target(), onTarget()));
        boolean permission = problems.stream()
                .anyMatch(problem ->
                        problem.rule().contains("DELETE") || problem.rule().contains("uthoriz"));
        refuse(
                permission ? RehearsalError.PERMISSION_MISSING : RehearsalError.DOES_NOT_FIT,
                problems,
                permission
                        ? "permit CREATE and DELETE on topics godwit-rehearsal-* on both clusters (docs/reference/permissions.md)"
                        : "make room on the cluster, or rehearse a smaller wave");
    }

    private static Problem problem(ClusterConnection cluster, String topic, String rule) {
        return new Problem(cluster.config().side().word() + " topic " + topic, 0, Problem.NO_VALUE, rule);
    }

    private void refuse(RehearsalError error, List<Problem> problems, String fix) {
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    error,
                    "wave " + shadow.wave(),
                    problems.size() + " things stand in the way of its shadow topics; nothing was made",
                    fix,
                    problems);
        }
    }

    private static List<Problem> refusals(ClusterConnection cluster, List<PlanStep.CreateTopic> topics) {
        List<Problem> problems = new ArrayList<>();
        KafkaTopicChanger.checking(cluster).create(topics).forEach((topic, result) -> result.failure()
                .ifPresent(reason -> problems.add(problem(cluster, topic, reason))));
        return problems;
    }

    private List<PlanStep.CreateTopic> onSource() {
        return creations((topic, factor) -> factor, true);
    }

    /** With the number of replicas that a plan gives; configs are the plan's business. */
    private List<PlanStep.CreateTopic> onTarget() {
        return creations((topic, factor) -> shadow.migration().policies().targetReplicationFactor(factor), false);
    }

    private List<PlanStep.CreateTopic> creations(BiFunction<String, Integer, Integer> factors, boolean withConfigs) {
        List<PlanStep.CreateTopic> creations = new ArrayList<>();
        real.forEach((topic, inventory) -> {
            SortedMap<String, String> configs = new TreeMap<>(withConfigs ? inventory.explicitConfigs() : Map.of());
            configs.keySet().removeAll(NOT_COPIED);
            creations.add(new PlanStep.CreateTopic(
                    shadowOf(topic),
                    inventory.partitions().size(),
                    factors.apply(topic, inventory.replicationFactor()),
                    configs,
                    new TreeMap<>()));
        });
        return creations;
    }

    /** Makes them on the source, and on the target by a plan. */
    void make(Lease lease, String actor, Clock clock) {
        List<Problem> problems = new ArrayList<>();
        KafkaTopicChanger.changing(clusters.source())
                .create(onSource())
                .forEach((topic, result) -> failure(clusters.source(), topic, result, problems));
        refuseMade(problems);
        Plan plan = clusters.plan(lease.journal());
        List<AppliedStep> failed = new ApplyPlan(
                        KafkaTopicChanger.changing(clusters.target()),
                        new JournalRecorder(
                                lease, PlanDocument.of(plan, clock.instant()).hash(), actor, clock),
                        step -> {})
                .apply(plan, clusters.plan(lease.journal()))
                .failed();
        failed.forEach(step -> problems.add(
                problem(clusters.target(), step.step().topic(), step.failure().orElse(""))));
        refuseMade(problems);
    }

    private static void failure(ClusterConnection cluster, String topic, ChangeResult result, List<Problem> problems) {
        result.failure().ifPresent(reason -> problems.add(problem(cluster, topic, reason)));
    }

    private void refuseMade(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new GodwitException(
                    RehearsalError.DOES_NOT_FIT,
                    "wave " + shadow.wave(),
                    problems.size() + " shadow topics could not be made; what was made is removed again",
                    "make room on the cluster, or rehearse a smaller wave",
                    problems);
        }
    }
}
