package io.godwit.kafka.measure;

import io.godwit.core.doctor.RecordAge;
import io.godwit.core.doctor.TimestampLimits;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the source for the ages of its records by looking offsets up by time: the first record from 1970 on is the first of
 * the log, and the first one from beyond the limit on is one that the target would refuse. No record is read.
 */
public final class RecordAgeReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(RecordAgeReader.class);
    private static final ClusterRequest REQUEST =
            new ClusterRequest("looking offsets up by time", "DESCRIBE on these topics");

    private final ClusterConnection source;

    public RecordAgeReader(ClusterConnection source) {
        this.source = source;
    }

    /** The ages of the topics that have limits; a topic that cannot be asked is left out. */
    public SortedMap<String, RecordAge> read(
            ClusterInventory inventory, SortedMap<String, TimestampLimits> limits, Instant now) {
        SortedMap<String, RecordAge> ages = new TreeMap<>();
        limits.forEach((name, limit) -> inventory.topic(name).ifPresent(topic -> {
            try {
                ages.put(name, age(topic, limit, now));
            } catch (GodwitException e) {
                LOGGER.warn("The ages of the records of {} are unknown: {}", name, e.getMessage());
            }
        }));
        return ages;
    }

    private RecordAge age(TopicInventory topic, TimestampLimits limit, Instant now) {
        List<TopicPartition> partitions = topic.partitions().stream()
                .filter(partition -> partition.leader() >= 0 && partition.offsetCount() > 0)
                .map(PartitionInventory::partition)
                .map(number -> new TopicPartition(topic.name(), number))
                .toList();
        return new RecordAge(
                firstSince(partitions, 0).min(Instant::compareTo),
                limit.afterMs().isPresent()
                        ? firstSince(
                                        partitions,
                                        now.toEpochMilli() + limit.afterMs().getAsLong() + 1)
                                .max(Instant::compareTo)
                        : Optional.empty());
    }

    private Stream<Instant> firstSince(List<TopicPartition> partitions, long epochMs) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(partition, OffsetSpec.forTimestamp(epochMs)));
        ListOffsetsResult answer = source.admin().listOffsets(specs);
        return partitions.stream()
                .map(partition -> source.await(answer.partitionResult(partition), REQUEST))
                .filter(found -> found.offset() >= 0)
                .map(ListOffsetsResultInfo::timestamp)
                .map(Instant::ofEpochMilli);
    }
}
