package io.godwit.mirror;

import io.godwit.mirror.copy.Checkpoint;
import io.godwit.mirror.copy.CopyEngine;
import io.godwit.mirror.copy.TopicPace;
import io.godwit.mirror.examine.ConsumerExaminer;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.ProducerIdResult;
import io.godwit.mirror.wire.WireError;
import io.godwit.mirror.wire.WireSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Copies topics batch by batch, each record to the offset that it has on the source wherever that can be.
 *
 * <p>Exactly once without transactions: the target's own log is the checkpoint. Kill it at any moment and start it again,
 * here or elsewhere, with the same producer id: nothing is lost, doubled or reordered. A second mirror that runs on the same
 * partitions by mistake loses and doubles nothing unnoticed, but may make them stop.
 *
 * <p>Driven by desired state: {@link #copy} says what should be copied from now on. One thread calls it, about each second,
 * together with {@link #report}.
 */
public final class BatchMirror implements AutoCloseable {
    private final BatchMirrorSettings settings;
    private final CheckpointStore store;
    private final ConsumerExaminer examiner;
    private final CopyEngine engine;
    private final Map<String, CopiedTopic> topics = new HashMap<>();
    private Map<String, TopicPace> paces = Map.of();
    private Map<TopicPartition, Checkpoint> checkpoints;

    private BatchMirror(BatchMirrorSettings settings, CheckpointStore store) {
        this.settings = settings;
        this.store = store;
        this.checkpoints = store.load();
        this.examiner = new ConsumerExaminer(settings.name(), settings.source(), settings.target());
        this.engine = new CopyEngine(
                settings.name(),
                ClusterWire.open(
                        settings.name() + "-source",
                        settings.source(),
                        WireSettings.defaults().withConnectionsPerBroker(CopyEngine.SOURCE_CONNECTIONS)),
                ClusterWire.open(
                        settings.name() + "-target",
                        settings.target(),
                        WireSettings.defaults()
                                .withConnectionsPerBroker(CopyEngine.targetConnections(settings.copy()))
                                .withMaxStandstill(CopyEngine.MAX_STANDSTILL)),
                examiner,
                settings.copy(),
                settings.offsets(),
                settings.producerId());
    }

    /**
     * Starts the mirror; it copies nothing before the first {@link #copy}.
     *
     * @throws KafkaException if the client properties are wrong
     */
    public static BatchMirror start(BatchMirrorSettings settings, CheckpointStore store) {
        return new BatchMirror(settings, store);
    }

    /**
     * A producer id that no producer of the target has or will have. A mirror keeps it for good: under another one it could
     * not tell what it wrote before.
     *
     * @throws TimeoutException if the target gives none in time
     */
    public static long newProducerId(String name, Map<String, ?> target, Duration limit) {
        try (ClusterWire wire = ClusterWire.open(name + "-id", target, WireSettings.defaults())) {
            AtomicReference<ProducerIdResult> answer = new AtomicReference<>();
            long deadline = System.nanoTime() + limit.toNanos();
            wire.initProducerId(answer::set);
            while (System.nanoTime() < deadline) {
                wire.poll(Duration.ofMillis(100));
                ProducerIdResult result = answer.getAndSet(null);
                if (result != null && result.error() == WireError.NONE) {
                    return result.producerId();
                }
                if (result != null && !result.error().isRetriable()) {
                    throw new KafkaException(
                            "the target gives no producer id: " + result.error() + " " + result.message());
                }
                if (result != null) {
                    wire.initProducerId(answer::set);
                }
            }
            throw new TimeoutException("the target gave no producer id within " + limit.toSeconds() + " s: "
                    + String.join("; ", wire.troubles().values()));
        }
    }

    /**
     * What should be copied from now on; all that is not named is not.
     *
     * @param wanted topics that exist on both sides
     * @param paused names of those that are held for now
     * @param bytesPerSecond upper limit for all topics together; empty = none
     */
    public void copy(Collection<CopiedTopic> wanted, Set<String> paused, OptionalLong bytesPerSecond) {
        Map<String, CopiedTopic> now = new HashMap<>();
        wanted.forEach(topic -> now.put(topic.name(), topic));
        if (!now.keySet().equals(topics.keySet())) {
            engine.track(now.keySet());
        }
        engine.pause(Set.copyOf(paused));
        engine.limit(bytesPerSecond);
        Map<String, TopicPace> newPaces = new HashMap<>();
        now.values().forEach(topic -> newPaces.put(topic.name(), topic.pace()));
        if (!newPaces.equals(paces)) {
            paces = newPaces;
            engine.pace(newPaces);
        }
        Set<TopicPartition> gone = new HashSet<>(engine.partitions());
        now.values().forEach(topic -> {
            for (int number : topic.partitions()) {
                TopicPartition partition = new TopicPartition(topic.name(), number);
                gone.remove(partition);
                if (!engine.isCopying(partition)) {
                    engine.add(
                            partition,
                            topic.maxBatchBytes(),
                            topic.takesPadding(),
                            Optional.ofNullable(checkpoints.get(partition)));
                }
            }
        });
        if (!gone.isEmpty()) {
            keepCheckpoints();
            gone.forEach(engine::remove);
        }
        topics.clear();
        topics.putAll(now);
    }

    /**
     * Tries again what stopped or does not move.
     *
     * @param acceptsExpired what the source deleted before it was copied is a gap from now on
     */
    public void restart(Set<TopicPartition> partitions, boolean acceptsExpired) {
        partitions.forEach(partition -> Optional.ofNullable(topics.get(partition.topic()))
                .ifPresent(topic -> engine.restart(partition, topic.maxBatchBytes(), acceptsExpired)));
    }

    /** Where the mirror stands; makes checkpoints durable on the way. */
    public MirrorReport report() {
        keepCheckpoints();
        return new MirrorReport(
                engine.report(),
                engine.leaving(),
                engine.troubles().entrySet().stream()
                        .map(trouble -> trouble.getKey() + ": " + trouble.getValue())
                        .toList(),
                engine.heldBack(),
                engine.appendLatencyMs());
    }

    private void keepCheckpoints() {
        Map<TopicPartition, Optional<Checkpoint>> unsaved = engine.unsavedCheckpoints();
        if (unsaved.isEmpty()) {
            return;
        }
        store.save(unsaved);
        Map<TopicPartition, Checkpoint> kept = new HashMap<>(checkpoints);
        unsaved.forEach((partition, checkpoint) -> {
            if (checkpoint.isPresent()) {
                kept.put(partition, checkpoint.get());
            } else {
                kept.remove(partition);
            }
        });
        checkpoints = kept;
        engine.saved(unsaved);
    }

    /** What ended the mirror though nobody closed it. */
    public Optional<Throwable> death() {
        return engine.death();
    }

    /** Stops copying. What is under way may still arrive; the next start finds it. */
    @Override
    public void close() {
        engine.close();
        keepCheckpoints();
        examiner.close();
    }

    /** Its settings, for messages. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
