package io.godwit.kafka.topics;

import io.godwit.core.plan.ChangeResult;
import io.godwit.core.plan.PlanStep;
import io.godwit.core.plan.TopicChanger;
import io.godwit.kafka.connection.ClusterConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Changes topics through the Admin API, in batches that a controller takes in one go.
 *
 * <p>As a dry run it sends the same requests with {@code validateOnly}: the cluster checks everything and changes nothing.
 */
public final class KafkaTopicChanger implements TopicChanger {
    private static final int MAX_BATCH_TOPICS = 100;

    // A KRaft controller refuses a request that makes more than 10,000 metadata records (KAFKA-14170).
    private static final int MAX_BATCH_PARTITIONS = 2_000;

    private final Admin admin;
    private final boolean validateOnly;
    private final Answers answers;
    private final TopicVisibility visibility;

    private KafkaTopicChanger(ClusterConnection cluster, boolean validateOnly) {
        this.admin = cluster.admin();
        this.validateOnly = validateOnly;
        this.answers = new Answers(cluster);
        this.visibility = new TopicVisibility(cluster);
    }

    /** Changes the cluster. */
    public static KafkaTopicChanger changing(ClusterConnection cluster) {
        return new KafkaTopicChanger(cluster, false);
    }

    /** Lets the cluster check each change without making it. */
    public static KafkaTopicChanger checking(ClusterConnection cluster) {
        return new KafkaTopicChanger(cluster, true);
    }

    @Override
    public Map<String, ChangeResult> create(Collection<PlanStep.CreateTopic> topics) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        for (List<PlanStep.CreateTopic> batch : batches(topics, PlanStep.CreateTopic::partitions)) {
            CreateTopicsOptions options = new CreateTopicsOptions().validateOnly(validateOnly);
            List<NewTopic> request =
                    batch.stream().map(KafkaTopicChanger::newTopic).toList();
            results.putAll(answers.await(admin.createTopics(request, options).values(), "creating topics"));
            results.putAll(awaitVisible(results, counts(batch, PlanStep.CreateTopic::partitions)));
        }
        return results;
    }

    private static NewTopic newTopic(PlanStep.CreateTopic topic) {
        return new NewTopic(topic.topic(), topic.partitions(), (short) topic.replicationFactor())
                .configs(topic.configs());
    }

    @Override
    public Map<String, ChangeResult> addPartitions(Collection<PlanStep.AddPartitions> topics) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        for (List<PlanStep.AddPartitions> batch : batches(topics, step -> step.to() - step.from())) {
            CreatePartitionsOptions options = new CreatePartitionsOptions().validateOnly(validateOnly);
            Map<String, NewPartitions> request = new HashMap<>();
            batch.forEach(step -> request.put(step.topic(), NewPartitions.increaseTo(step.to())));
            results.putAll(
                    answers.await(admin.createPartitions(request, options).values(), "adding partitions"));
            results.putAll(awaitVisible(results, counts(batch, PlanStep.AddPartitions::to)));
        }
        return results;
    }

    @Override
    public Map<String, ChangeResult> setConfigs(Map<String, SortedMap<String, Optional<String>>> configs) {
        TreeMap<String, ChangeResult> results = new TreeMap<>();
        for (List<String> batch : batches(configs.keySet(), topic -> 1)) {
            Map<ConfigResource, Collection<AlterConfigOp>> request = new HashMap<>();
            batch.forEach(topic -> request.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    operations(configs.getOrDefault(topic, new TreeMap<>()))));
            Map<String, KafkaFuture<Void>> answersByTopic = new TreeMap<>();
            admin.incrementalAlterConfigs(request, new AlterConfigsOptions().validateOnly(validateOnly))
                    .values()
                    .forEach((resource, answer) -> answersByTopic.put(resource.name(), answer));
            results.putAll(answers.await(answersByTopic, "changing topic configs"));
        }
        return results;
    }

    private static List<AlterConfigOp> operations(SortedMap<String, Optional<String>> configs) {
        List<AlterConfigOp> operations = new ArrayList<>();
        configs.forEach((name, value) -> operations.add(new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")),
                value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE)));
        return operations;
    }

    private Map<String, ChangeResult> awaitVisible(Map<String, ChangeResult> results, Map<String, Integer> partitions) {
        if (validateOnly) {
            return Map.of();
        }
        partitions.keySet().removeIf(topic -> {
            ChangeResult result = results.get(topic);
            return result == null || !result.isDone();
        });
        return visibility.await(partitions);
    }

    private static <T extends PlanStep> Map<String, Integer> counts(List<T> steps, ToIntFunction<T> partitions) {
        Map<String, Integer> counts = new TreeMap<>();
        steps.forEach(step -> counts.put(step.topic(), partitions.applyAsInt(step)));
        return counts;
    }

    private static <T> List<List<T>> batches(Collection<T> items, ToIntFunction<T> partitions) {
        List<List<T>> batches = new ArrayList<>();
        List<T> current = new ArrayList<>();
        int inBatch = 0;
        for (T item : items) {
            int size = partitions.applyAsInt(item);
            if (!current.isEmpty() && (current.size() == MAX_BATCH_TOPICS || inBatch + size > MAX_BATCH_PARTITIONS)) {
                batches.add(current);
                current = new ArrayList<>();
                inBatch = 0;
            }
            current.add(item);
            inBatch += size;
        }
        if (!current.isEmpty()) {
            batches.add(current);
        }
        return batches;
    }
}
