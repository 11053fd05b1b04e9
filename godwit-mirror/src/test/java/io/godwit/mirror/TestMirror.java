package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.mirror.copy.Checkpoint;
import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import io.godwit.mirror.copy.Stop;
import io.godwit.mirror.copy.StopKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** A mirror of one topic in this process, with checkpoints that outlive it. */
final class TestMirror implements AutoCloseable {
    static final int MAX_BATCH_BYTES = 1_048_588;

    private final TestCluster source;
    private final String topic;
    private final int partitions;
    private final BatchMirror mirror;
    private int maxBatchBytes = MAX_BATCH_BYTES;

    /** Checkpoints of a migration, kept in memory. */
    static final class Memory implements CheckpointStore {
        final Map<TopicPartition, Checkpoint> kept = new ConcurrentHashMap<>();

        @Override
        public Map<TopicPartition, Checkpoint> load() {
            return Map.copyOf(kept);
        }

        @Override
        public void save(Map<TopicPartition, Optional<Checkpoint>> changed) {
            changed.forEach((id, checkpoint) -> {
                if (checkpoint.isPresent()) {
                    kept.put(id, checkpoint.get());
                } else {
                    kept.remove(id);
                }
            });
        }
    }

    TestMirror(
            TestCluster source,
            TestCluster target,
            String topic,
            int partitions,
            long producerId,
            OffsetRules rules,
            CheckpointStore store) {
        this.source = source;
        this.topic = topic;
        this.partitions = partitions;
        this.mirror = BatchMirror.start(
                new BatchMirrorSettings(
                        "test", source.properties(), target.properties(), producerId, rules, CopySettings.standard()),
                store);
        copy();
    }

    static TestMirror of(TestCluster source, TestCluster target, String topic, int partitions) {
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));
        return new TestMirror(source, target, topic, partitions, id, OffsetRules.standard(), new Memory());
    }

    void copy() {
        mirror.copy(List.of(new CopiedTopic(topic, partitions, maxBatchBytes)), Set.of(), OptionalLong.empty());
    }

    /** As an operator does who has mended what made the partition stop. */
    void restart(int partition, int newMaxBatchBytes, boolean acceptsExpired) {
        maxBatchBytes = newMaxBatchBytes;
        copy();
        mirror.restart(Set.of(new TopicPartition(topic, partition)), acceptsExpired);
    }

    /** Returns when the partition waits for somebody to act, for this reason. */
    Stop awaitStop(int partition, StopKind kind) {
        await("a stop of partition " + partition)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> report(partition).stop().isPresent());
        Stop stop = report(partition).stop().orElseThrow();
        assertThat(stop.kind()).as(stop.reason()).isEqualTo(kind);
        return stop;
    }

    BatchMirror mirror() {
        return mirror;
    }

    PartitionReport report(int partition) {
        PartitionReport report = mirror.report().partitions().get(new TopicPartition(topic, partition));
        if (report == null) {
            throw new IllegalStateException("no report of partition " + partition);
        }
        return report;
    }

    /** Returns when all that the source holds now is on the target. */
    void awaitCaughtUp() throws Exception {
        for (int number = 0; number < partitions; number++) {
            awaitCaughtUp(number);
        }
    }

    void awaitCaughtUp(int partition) throws Exception {
        awaitCopied(partition, source.end(topic, partition));
    }

    void awaitCopied(int partition, long end) {
        await("partition " + partition + " up to " + end)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the copy goes on", () -> {
                    assertThat(report(partition).stop()).isEmpty();
                    assertThat(mirror.death()).isEmpty();
                })
                .until(() -> report(partition).nextSourceOffset() >= end);
    }

    @Override
    public void close() {
        mirror.close();
    }
}
