package io.godwit.bench.engine;

import io.godwit.mirror.BatchMirror;
import io.godwit.mirror.BatchMirrorSettings;
import io.godwit.mirror.CheckpointStore;
import io.godwit.mirror.CopiedTopic;
import io.godwit.mirror.copy.Checkpoint;
import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.TopicPartition;

/** The batch mirror, driven as {@code godwit mirror} drives it. */
final class BatchCopier implements Copier {
    private static final Duration ID_LIMIT = Duration.ofSeconds(30);
    private static final long DESIRED_STATE_EVERY_NANOS = 1_000_000_000;
    /** {@code max.message.bytes} by default. */
    private static final int MAX_BATCH_BYTES = 1_048_588;

    private final BatchMirror mirror;
    private final List<CopiedTopic> topics;
    private final boolean isWide;
    private long statedAtNanos;

    BatchCopier(EngineOrder order) {
        Map<String, String> target = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, order.target());
        this.topics = order.topics().stream()
                .map(topic -> new CopiedTopic(topic, order.partitions(), MAX_BATCH_BYTES))
                .toList();
        this.isWide = order.topics().size() * order.partitions() > 100;
        this.mirror = BatchMirror.start(
                new BatchMirrorSettings(
                        order.name(),
                        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, order.source()),
                        target,
                        BatchMirror.newProducerId(order.name(), target, ID_LIMIT),
                        OffsetRules.standard(),
                        CopySettings.standard()),
                new NoStore());
        state();
    }

    private void state() {
        mirror.copy(topics, Set.of(), OptionalLong.empty());
        statedAtNanos = System.nanoTime();
    }

    @Override
    public long copiedRecords() {
        if (System.nanoTime() - statedAtNanos > DESIRED_STATE_EVERY_NANOS) {
            state();
        }
        mirror.death().ifPresent(cause -> {
            throw new IllegalStateException("the mirror ended: " + cause, cause);
        });
        Map<TopicPartition, PartitionReport> reports = mirror.report().partitions();
        boolean looking = false;
        long records = 0;
        for (Map.Entry<TopicPartition, PartitionReport> report : reports.entrySet()) {
            report.getValue().stop().ifPresent(stop -> {
                throw new IllegalStateException(report.getKey() + " stopped: " + stop);
            });
            // The source's logs begin at 0 and have no holes, so that offsets count records.
            looking |= report.getValue().nextSourceOffset() < 0;
            records += Math.max(0, report.getValue().nextSourceOffset());
        }
        return records == 0 && looking ? -1 : records;
    }

    @Override
    public long pollMs() {
        return isWide ? 50 : 10;
    }

    /** A run is never taken up again. */
    private static final class NoStore implements CheckpointStore {
        @Override
        public Map<TopicPartition, Checkpoint> load() {
            return Map.of();
        }

        @Override
        public void save(Map<TopicPartition, Optional<Checkpoint>> changed) {}
    }
}
