package io.godwit.mirror.copy;

import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.OffsetKind;
import io.godwit.mirror.wire.OffsetResult;
import io.godwit.mirror.wire.ProducerView;
import io.godwit.mirror.wire.ProducersResult;
import io.godwit.mirror.wire.WireError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks one broker what the partitions that it leads tell of themselves: the end of the log, then the producers, then the end
 * again. Only if both ends are the same do they belong together; else something was appended in between, by a request of a
 * former owner that was still on its way, and the partition is asked again.
 *
 * <p>What the log holds counts as copied, so it has to be on all in-sync replicas: until the high watermark has come to the end,
 * the death of the leader could take records back that an operator was told are there.
 */
final class Recovery {
    private final ClusterWire wire;
    private final long producerId;
    private final int broker;
    private final int connection;
    private final Answer answer;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, ProducersResult> producers = new HashMap<>();

    /** What the recovery of one partition came to; exactly one of both is called for each. */
    interface Answer {
        void recovered(TopicPartition partition, RecoveredLog log);

        void failed(TopicPartition partition, WireError error, String why);
    }

    Recovery(ClusterWire wire, long producerId, int broker, int connection, Answer answer) {
        this.wire = wire;
        this.producerId = producerId;
        this.broker = broker;
        this.connection = connection;
        this.answer = answer;
    }

    void begin(Set<TopicPartition> partitions) {
        offsets(partitions, OffsetKind.EARLIEST, starts, this::firstEnds);
    }

    private void firstEnds(Set<TopicPartition> partitions) {
        offsets(partitions, OffsetKind.LOG_END, ends, this::producers);
    }

    private void producers(Set<TopicPartition> partitions) {
        if (!mayAsk(partitions)) {
            return;
        }
        wire.describeProducers(broker, connection, partitions, results -> {
            results.forEach((partition, result) -> {
                if (result.error() == WireError.NONE) {
                    producers.put(partition, result);
                } else {
                    answer.failed(partition, result.error(), result.message());
                }
            });
            secondEnds(Set.copyOf(producers.keySet()));
        });
    }

    private void secondEnds(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> again = new HashMap<>();
        offsets(partitions, OffsetKind.LOG_END, again, settled -> {
            settled.forEach(partition -> {
                long end = again.getOrDefault(partition, -1L);
                if (end != ends.getOrDefault(partition, -2L)) {
                    answer.failed(
                            partition, WireError.NONE, "something was appended while the end of the log was read");
                }
            });
            again.entrySet().removeIf(found -> !found.getValue().equals(ends.get(found.getKey())));
            replicated(Set.copyOf(again.keySet()));
        });
    }

    private void replicated(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> watermarks = new HashMap<>();
        offsets(
                partitions,
                OffsetKind.HIGH_WATERMARK,
                watermarks,
                settled -> settled.forEach(partition -> {
                    long end = ends.getOrDefault(partition, -1L);
                    long watermark = watermarks.getOrDefault(partition, -1L);
                    if (watermark < end) {
                        answer.failed(
                                partition,
                                WireError.NONE,
                                "the log ends at offset " + end + ", but only what is below " + watermark
                                        + " is on all in-sync replicas");
                    } else {
                        answer.recovered(
                                partition, new RecoveredLog(starts.getOrDefault(partition, 0L), end, ours(partition)));
                    }
                }));
    }

    private Optional<ProducerView> ours(TopicPartition partition) {
        ProducersResult result = producers.get(partition);
        return result == null
                ? Optional.empty()
                : result.producers().stream()
                        .filter(producer -> producer.id() == producerId)
                        .findFirst();
    }

    private interface Next {
        void with(Set<TopicPartition> partitions);
    }

    private void offsets(Set<TopicPartition> asked, OffsetKind kind, Map<TopicPartition, Long> found, Next next) {
        if (!mayAsk(asked)) {
            return;
        }
        wire.logOffsets(broker, connection, asked, kind, (Map<TopicPartition, OffsetResult> results) -> {
            results.forEach((partition, result) -> {
                if (result.error() == WireError.NONE) {
                    found.put(partition, result.offset());
                } else {
                    answer.failed(partition, result.error(), result.message());
                }
            });
            next.with(Set.copyOf(found.keySet()));
        });
    }

    private boolean mayAsk(Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return false;
        }
        if (!wire.canSend(broker, connection)) {
            partitions.forEach(
                    partition -> answer.failed(partition, WireError.CONNECTION_LOST, "the connection was lost"));
            return false;
        }
        return true;
    }
}
