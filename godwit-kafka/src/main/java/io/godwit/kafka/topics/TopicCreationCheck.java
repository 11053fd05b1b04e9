package io.godwit.kafka.topics;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanStep;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Lets the target check the topics that a plan creates without creating them ({@code validateOnly}): its permissions, its
 * policy, its brokers and its configs have the last word, whatever rules we know.
 */
public final class TopicCreationCheck {
    private static final int BATCH = 200;

    private final ClusterConnection target;

    public TopicCreationCheck(ClusterConnection target) {
        this.target = target;
    }

    private record Refusal(GodwitException problem, boolean permission) {}

    /** What the target would refuse; one finding for the same refusal of many topics. */
    public List<Finding> refusals(Plan plan) {
        List<PlanStep.CreateTopic> creations = plan.steps().stream()
                .flatMap(step -> step.<Stream<PlanStep.CreateTopic>>match(
                        Stream::of, add -> Stream.empty(), alter -> Stream.empty()))
                .toList();
        Map<String, Set<String>> topicsByReason = new TreeMap<>();
        Map<String, Refusal> refusals = new TreeMap<>();
        for (int start = 0; start < creations.size(); start += BATCH) {
            List<PlanStep.CreateTopic> batch = creations.subList(start, Math.min(start + BATCH, creations.size()));
            check(batch).forEach((topic, refusal) -> {
                String reason = refusal.problem().reason().replace(topic, "the topic");
                refusals.putIfAbsent(reason, refusal);
                topicsByReason.computeIfAbsent(reason, same -> new TreeSet<>()).add(topic);
            });
        }
        List<Finding> findings = new ArrayList<>();
        topicsByReason.forEach((reason, topics) -> Optional.ofNullable(refusals.get(reason))
                .ifPresent(refusal -> findings.add(finding(refusal, reason, topics))));
        return findings;
    }

    private Map<String, Refusal> check(List<PlanStep.CreateTopic> batch) {
        CreateTopicsResult answer = target.admin()
                .createTopics(
                        batch.stream().map(TopicCreationCheck::newTopic).toList(),
                        new CreateTopicsOptions().validateOnly(true));
        Map<String, Refusal> refusals = new TreeMap<>();
        answer.values().forEach((topic, result) -> {
            try {
                target.await(
                        result,
                        new ClusterRequest("checking the creation of topics", "CREATE on CLUSTER or on these topics"));
            } catch (GodwitException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    refusals.put(topic, new Refusal(e, e.code() == ClusterError.NOT_AUTHORIZED));
                }
            }
        });
        return refusals;
    }

    private static NewTopic newTopic(PlanStep.CreateTopic step) {
        return new NewTopic(step.topic(), step.partitions(), (short) step.replicationFactor()).configs(step.configs());
    }

    private static Finding finding(Refusal refusal, String reason, Set<String> topics) {
        String some = String.join(", ", topics.stream().limit(5).toList());
        int more = topics.size() - 5;
        return new Finding(
                refusal.permission() ? DoctorCode.TARGET_PERMISSION : DoctorCode.CREATION_REFUSED,
                Severity.BLOCKER,
                "target " + (topics.size() == 1 ? "topic " + some : "topics"),
                reason + (topics.size() == 1 ? "" : " (" + some + (more > 0 ? " and " + more + " more" : "") + ")"),
                refusal.permission()
                        ? refusal.problem().fix()
                        : "change policies in migration.yaml, or the topic on the source, so that the target accepts it");
    }
}
