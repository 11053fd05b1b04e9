package io.godwit.kafka.measure;

import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures the shape of topics' traffic: how many offsets they grew by in the last minutes, by the timestamps of the records, and
 * how large the last records are and how their keys are spread, by reading a few of them. Keys never leave this class.
 */
public final class TrafficSampler {
    /** Records of a partition that are read. */
    private static final int SAMPLE = 200;
    /** Partitions of a topic that are read: those that grew most. */
    private static final int PARTITIONS = 3;
    /** Keys whose frequency is kept; the rest is alike. */
    private static final int MOST_KEYS = 256;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final ClusterRequest REQUEST =
            new ClusterRequest("measuring the traffic of topics", "DESCRIBE and READ on these topics");

    private final ClusterConnection cluster;
    private final Duration patience;

    /** @param patience how long records are read at most */
    public TrafficSampler(ClusterConnection cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** What was read of a topic so far. */
    private static final class Draft {
        private long records;
        private long bytes;
        private long keyless;
        private final Map<ByteBuffer, Integer> keys = new HashMap<>();

        void add(ConsumerRecord<byte[], byte[]> message) {
            records++;
            bytes += Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
            if (message.key() == null) {
                keyless++;
            } else {
                keys.merge(ByteBuffer.wrap(message.key()), 1, Integer::sum);
            }
        }

        TopicTraffic traffic(String topic, double recordsPerSecond) {
            return new TopicTraffic(
                    topic,
                    recordsPerSecond,
                    records == 0 ? 0 : Math.toIntExact(Math.min(Integer.MAX_VALUE, bytes / records)),
                    records == 0 ? 0 : (double) keyless / records,
                    keys.values().stream()
                            .sorted(Comparator.reverseOrder())
                            .limit(MOST_KEYS)
                            .toList());
        }
    }

    /**
     * @param topics that exist
     * @param over how far back the growth is looked at
     * @return by topic
     */
    public SortedMap<String, TopicTraffic> sample(Collection<String> topics, Duration over, Instant now) {
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> before =
                offsets(partitions, OffsetSpec.forTimestamp(now.minus(over).toEpochMilli()));
        Map<TopicPartition, Long> grown = new HashMap<>();
        ends.forEach((partition, end) -> {
            long then = before.getOrDefault(partition, -1L);
            grown.put(partition, then < 0 ? 0 : Math.max(0, end - then));
        });
        Map<String, Draft> drafts = read(starts, ends, busiest(topics, partitions, grown));
        SortedMap<String, TopicTraffic> traffic = new TreeMap<>();
        for (String topic : topics) {
            long records = partitions.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .mapToLong(partition -> grown.getOrDefault(partition, 0L))
                    .sum();
            double perSecond = records / Math.max(1.0, over.toMillis() / 1000.0);
            traffic.put(topic, drafts.getOrDefault(topic, new Draft()).traffic(topic, perSecond));
        }
        return traffic;
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic : cluster.await(
                        cluster.admin().describeTopics(topics).allTopicNames(), REQUEST)
                .values()) {
            topic.partitions()
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> query = new HashMap<>();
        partitions.forEach(partition -> query.put(partition, spec));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                cluster.await(cluster.admin().listOffsets(query).all(), REQUEST);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static List<TopicPartition> busiest(
            Collection<String> topics, List<TopicPartition> partitions, Map<TopicPartition, Long> grown) {
        List<TopicPartition> busiest = new ArrayList<>();
        for (String topic : topics) {
            partitions.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .sorted(Comparator.comparing((TopicPartition partition) -> -grown.getOrDefault(partition, 0L))
                            .thenComparing(TopicPartition::partition))
                    .limit(PARTITIONS)
                    .forEach(busiest::add);
        }
        return busiest;
    }

    private Map<String, Draft> read(
            Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, List<TopicPartition> chosen) {
        Map<String, Draft> drafts = new HashMap<>();
        Map<TopicPartition, Long> open = new HashMap<>();
        chosen.forEach(partition -> {
            long end = ends.getOrDefault(partition, 0L);
            if (end > starts.getOrDefault(partition, 0L)) {
                open.put(partition, end);
            }
        });
        if (open.isEmpty()) {
            return drafts;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try (Consumer<byte[], byte[]> consumer =
                cluster.consumer("traffic", Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))) {
            consumer.assign(open.keySet());
            open.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - SAMPLE)));
            while (!open.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(message -> drafts.computeIfAbsent(message.topic(), unused -> new Draft())
                        .add(message));
                open.keySet()
                        .removeIf(partition ->
                                consumer.position(partition) >= Objects.requireNonNull(ends.get(partition)));
            }
        }
        return drafts;
    }
}
