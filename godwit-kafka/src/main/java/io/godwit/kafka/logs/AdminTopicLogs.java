package io.godwit.kafka.logs;

import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.Retention;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.model.PartitionId;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Asks with the Admin, a batch at a time; what one topic refuses does not spoil the answer for the others. */
public final class AdminTopicLogs implements TopicLogs {
    private static final int BATCH = 500;
    private static final int OFFSETS_BATCH = 5_000;

    /** The client asks for the offsets of a topic that was just deleted again and again, until its time is up. */
    private static final int OFFSETS_TIMEOUT_MS = 4_000;

    private final ClusterConnection connection;

    public AdminTopicLogs(ClusterConnection connection) {
        this.connection = connection;
    }

    @Override
    public SortedMap<String, TopicShape> topics(Predicate<String> wanted) {
        List<String> names = connection
                .await(
                        connection
                                .admin()
                                .listTopics(new ListTopicsOptions().listInternal(true))
                                .names(),
                        new ClusterRequest("listing the topics", "DESCRIBE on the topics"))
                .stream()
                .filter(wanted)
                .toList();
        SortedMap<String, TopicShape> shapes = new TreeMap<>();
        for (List<String> batch : batches(names, BATCH)) {
            connection.admin().describeTopics(batch).topicNameValues().forEach((name, future) -> answer(future)
                    .ifPresent(topic -> shapes.put(
                            name,
                            new TopicShape(
                                    name,
                                    id(topic.topicId()),
                                    topic.partitions().size()))));
        }
        return shapes;
    }

    private static Optional<String> id(Uuid id) {
        return Uuid.ZERO_UUID.equals(id) ? Optional.empty() : Optional.of(id.toString());
    }

    @Override
    public Map<PartitionId, LogRange> ranges(Collection<PartitionId> partitions) {
        Map<PartitionId, LogRange> ranges = new HashMap<>();
        for (List<PartitionId> batch : batches(List.copyOf(partitions), OFFSETS_BATCH)) {
            // Starts first: a position that is asked for later can only be further, so a start beyond it is a loss.
            Map<PartitionId, Long> starts = offsets(batch, OffsetSpec.earliest());
            Map<PartitionId, Long> ends = offsets(batch, OffsetSpec.latest());
            starts.forEach((partition, start) -> Optional.ofNullable(ends.get(partition))
                    .ifPresent(end -> ranges.put(partition, new LogRange(start, Math.max(start, end)))));
        }
        return ranges;
    }

    private Map<PartitionId, Long> offsets(List<PartitionId> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(partition.topic(), partition.partition()), spec));
        ListOffsetsOptions options =
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(OFFSETS_TIMEOUT_MS);
        var result = connection.admin().listOffsets(wanted, options);
        Map<PartitionId, Long> offsets = new HashMap<>();
        for (PartitionId partition : partitions) {
            answer(result.partitionResult(new TopicPartition(partition.topic(), partition.partition())))
                    .ifPresent(info -> offsets.put(partition, info.offset()));
        }
        return offsets;
    }

    @Override
    public Map<String, Retention> retention(Collection<String> topics) {
        Map<String, Retention> retention = new HashMap<>();
        for (List<String> batch : batches(List.copyOf(topics), BATCH)) {
            List<ConfigResource> resources = batch.stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            connection.admin().describeConfigs(resources).values().forEach((resource, future) -> answer(future)
                    .ifPresent(config -> retention.put(resource.name(), retention(config::get))));
        }
        return retention;
    }

    private static Retention retention(Function<String, @Nullable ConfigEntry> configs) {
        ConfigEntry cleanup = configs.apply(TopicConfig.CLEANUP_POLICY_CONFIG);
        return cleanup != null && cleanup.value().contains(TopicConfig.CLEANUP_POLICY_DELETE)
                ? new Retention(
                        limit(configs.apply(TopicConfig.RETENTION_MS_CONFIG)),
                        limit(configs.apply(TopicConfig.RETENTION_BYTES_CONFIG)))
                : Retention.FOREVER;
    }

    private static OptionalLong limit(@Nullable ConfigEntry entry) {
        long value = entry == null ? -1 : Long.parseLong(entry.value());
        return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** What is missing now is asked again a second later. */
    private <T> Optional<T> answer(KafkaFuture<T> future) {
        try {
            return Optional.of(future.get(connection.timeouts().request().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            batches.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return batches;
    }
}
