package io.godwit.mirror.copy;

import io.godwit.mirror.batch.CorruptBatchException;
import io.godwit.mirror.copy.BatchTriage.Fetched;
import io.godwit.mirror.copy.BatchTriage.Sorted;
import io.godwit.mirror.copy.BrokerFetches.Fetch;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.SourcePartition.Wish;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.PartitionFetch;
import io.godwit.mirror.wire.TopicView;
import io.godwit.mirror.wire.WireError;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Fetches from the source and hands pieces to the target loop. One thread runs it and owns all that it holds; others send it
 * commands.
 *
 * <p>A partition is asked for only while there is room for what it brings: each answer ends its wish, and the wish is
 * renewed when enough of what was brought is on the target.
 */
final class SourceLoop implements Runnable {
    /** A broker may hold a fetch for long, so questions have a connection of their own. */
    private static final int QUESTIONS = 2;

    static final int CONNECTIONS = 3;

    private final ClusterWire wire;
    private final BatchTriage triage;
    private final CopyHealth health;
    private final TargetNotice target;
    private final LogQuestions questions;
    private final FetchSchedule schedule;
    private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, SourcePartition> partitions = new HashMap<>();
    private final ConcurrentLinkedQueue<Lane> roomy = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    /** What the source loop tells the target loop. */
    interface TargetNotice {
        /** Pieces wait in this lane. */
        void handedOver(Lane lane);

        /** All that was handed over so far can be taken now. */
        void wakeup();

        /** The copy of this partition cannot go on. */
        void stopped(TopicPartition partition, StopKind kind, String reason);
    }

    SourceLoop(
            ClusterWire wire,
            CopySettings settings,
            MemoryBudget budget,
            TargetNotice target,
            CopyHealth health,
            LongSupplier nanoTime) {
        this.wire = wire;
        this.triage = new BatchTriage(budget, settings.mergeBelowBytes(), settings.mergeToBytes());
        this.health = health;
        this.target = target;
        this.questions = new LogQuestions(wire, QUESTIONS, new Answers());
        this.schedule = new FetchSchedule(wire, settings, budget, nanoTime, new Wishes());
    }

    // ---- commands, from any thread --------------------------------------------------------------------------------

    void track(Set<String> topics) {
        command(() -> wire.track(topics));
    }

    /** What was fetched before still arrives. */
    void pause(Set<String> topics) {
        command(() -> schedule.pause(topics));
    }

    void limit(OptionalLong bytesPerSecond) {
        command(() -> schedule.limit(bytesPerSecond));
    }

    void pace(Map<String, TopicPace> paces) {
        command(() -> schedule.pace(paces));
    }

    /** Enough of what was handed over for this lane is on the target. */
    void roomIn(Lane lane) {
        roomy.add(lane);
        wire.wakeup();
    }

    /** Hands over from this position on, under this generation. */
    void start(
            Lane lane,
            PartitionProgress progress,
            int generation,
            Optional<Long> from,
            int maxBatchBytes,
            boolean acceptsExpired) {
        command(() -> {
            SourcePartition partition =
                    partitions.computeIfAbsent(lane.partition(), added -> new SourcePartition(lane, progress));
            schedule.withdraw(partition);
            partition.start(generation, from, maxBatchBytes, acceptsExpired);
            schedule.added(partition);
        });
    }

    void forget(TopicPartition id) {
        command(() -> {
            SourcePartition partition = partitions.remove(id);
            if (partition != null) {
                partition.halt();
                schedule.forget(partition);
            }
        });
    }

    private void command(Runnable command) {
        commands.add(command);
        wire.wakeup();
    }

    void wakeup() {
        wire.wakeup();
    }

    void stop() {
        running = false;
        wire.wakeup();
    }

    // ---- the loop -------------------------------------------------------------------------------------------------

    @Override
    public void run() {
        while (running) {
            for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
                command.run();
            }
            for (Lane lane = roomy.poll(); lane != null; lane = roomy.poll()) {
                Optional.ofNullable(partitions.get(lane.partition())).ifPresent(schedule::hasRoom);
            }
            health.brokers("source", wire.troubles());
            health.heldBack(schedule.heldBack());
            wire.poll(schedule.turn());
        }
        wire.close();
    }

    /** Whether the topic is there and still the same. */
    private boolean isUsable(SourcePartition partition) {
        Optional<TopicView> topic = wire.topic(partition.id().topic());
        if (topic.isEmpty()) {
            return false;
        }
        WireError error = topic.get().error().orElse(WireError.NONE);
        if (error == WireError.TOPIC_RECREATED
                || !partition.isSameTopic(topic.get().id())) {
            stop(partition, StopKind.SOURCE_WENT_BACK, "the topic was deleted and made anew on the source");
            return false;
        }
        return true;
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    private void fetched(Fetch fetch) {
        Map<String, Long> bytesByTopic = new HashMap<>();
        fetch.result().partitions().forEach((id, its) -> {
            SourcePartition partition = partitions.get(id);
            if (partition != null) {
                bytesByTopic.merge(id.topic(), (long) its.records().remaining(), Long::sum);
                fetched(partition, its, fetch.memory());
            }
        });
        schedule.passed(bytesByTopic);
        target.wakeup();
    }

    private void fetched(SourcePartition partition, PartitionFetch fetch, Lease response) {
        switch (fetch.error()) {
            case NONE -> {
                partition.distance().heard(fetch.lastStableOffset(), System.currentTimeMillis());
                if (fetch.records().hasRemaining()) {
                    handOver(partition, fetch, response);
                } else if (partition.isMisplaced()) {
                    schedule.fetchAnew(partition);
                }
            }
            case OFFSET_OUT_OF_RANGE -> schedule.again(partition, Wish.ENDS_OF_LOG);
            case NOT_AUTHORIZED ->
                stop(partition, StopKind.NOT_AUTHORIZED, "the source does not let this user read (READ on the topic)");
            default -> {
                partition
                        .progress()
                        .sourceTroubled("reading from the source: " + fetch.error() + " " + fetch.message());
                schedule.retryLater(partition, Wish.FETCH);
            }
        }
    }

    private void handOver(SourcePartition partition, PartitionFetch fetch, Lease response) {
        int fetchedBytes = fetch.records().remaining();
        Sorted sorted;
        try {
            sorted = triage.sort(new Fetched(
                    fetch.records(),
                    partition.position(),
                    fetch.abortedTransactions(),
                    partition.maxBatchBytes(),
                    response));
        } catch (CorruptBatchException e) {
            if (partition.readCorrupt()) {
                stop(partition, StopKind.SOURCE_CORRUPT, "a batch of the source: " + e.getMessage());
            } else {
                schedule.retryLater(partition, Wish.FETCH);
            }
            return;
        }
        long lastTimestampMs = -1;
        for (Piece piece : sorted.pieces()) {
            int bytes = 0;
            if (piece instanceof Piece.Data data) {
                bytes = data.batch().sizeInBytes();
                lastTimestampMs = data.batch().maxTimestampMs();
            }
            partition.lane().offer(partition.generation(), piece, bytes);
        }
        partition.read(sorted.nextPosition(), fetchedBytes, lastTimestampMs);
        partition.progress().sourceTroubled(null);
        target.handedOver(partition.lane());
        schedule.again(partition, Wish.FETCH);
    }

    private void stop(SourcePartition partition, StopKind kind, String reason) {
        partition.halt();
        schedule.withdraw(partition);
        target.stopped(partition.id(), kind, reason);
    }

    private final class Answers implements LogQuestions.Owner {
        @Override
        public Optional<SourcePartition> partition(TopicPartition id) {
            return Optional.ofNullable(partitions.get(id));
        }

        @Override
        public void asked(SourcePartition partition) {
            schedule.removed(partition);
        }

        @Override
        public void gap(SourcePartition partition, Gap gap) {
            partition.lane().offer(partition.generation(), gap, 0);
            target.handedOver(partition.lane());
            target.wakeup();
        }

        @Override
        public void next(SourcePartition partition, Wish wish) {
            schedule.again(partition, wish);
        }

        @Override
        public void retry(SourcePartition partition, Wish wish) {
            schedule.retryLater(partition, wish);
        }

        @Override
        public void stop(SourcePartition partition, StopKind kind, String reason) {
            SourceLoop.this.stop(partition, kind, reason);
        }
    }

    private final class Wishes implements FetchSchedule.Owner {
        @Override
        public Collection<SourcePartition> partitions() {
            return partitions.values();
        }

        @Override
        public boolean isUsable(SourcePartition partition) {
            return SourceLoop.this.isUsable(partition);
        }

        @Override
        public void askForStarts(int broker, Set<TopicPartition> ids) {
            questions.askForStarts(broker, ids);
        }

        @Override
        public void askForEnds(int broker, Set<TopicPartition> ids) {
            questions.askForEnds(broker, ids);
        }

        @Override
        public void fetched(Fetch fetch) {
            SourceLoop.this.fetched(fetch);
        }
    }
}
