package io.godwit.mirror.copy;

import io.godwit.mirror.batch.CorruptBatchException;
import io.godwit.mirror.copy.BatchTriage.Fetched;
import io.godwit.mirror.copy.BatchTriage.Sorted;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.SourcePartition.Wish;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.FetchChannel;
import io.godwit.mirror.wire.FetchLimits;
import io.godwit.mirror.wire.FetchResult;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.PartitionFetch;
import io.godwit.mirror.wire.TopicView;
import io.godwit.mirror.wire.WireError;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private static final long MIN_FETCH_BYTES = 256 << 10;
    private static final Duration BUSY_WAIT = Duration.ofMillis(5);
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final int FETCHES = 0;

    /** One for fetches, and one for questions: a broker may hold a fetch for long. */
    static final int CONNECTIONS = 2;

    private final ClusterWire wire;
    private final CopySettings settings;
    private final MemoryBudget budget;
    private final BatchTriage triage;
    private final ByteRate rate;
    private final CopyHealth health;
    private final LongSupplier nanoTime;
    private final TargetNotice target;
    private final LogQuestions questions;
    private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, SourcePartition> partitions = new HashMap<>();
    private final Map<Integer, FetchChannel> channels = new HashMap<>();
    /** Partitions with a wish that is not with a broker yet. */
    private final Set<SourcePartition> waiting = new LinkedHashSet<>();

    /** Partitions of paused topics. */
    private final Set<SourcePartition> held = new HashSet<>();

    private final Map<SourcePartition, Long> retryAtNanos = new HashMap<>();
    private Set<String> pausedTopics = Set.of();
    private long wishesMovedNanos;
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
        this.settings = settings;
        this.budget = budget;
        this.triage = new BatchTriage(budget, settings.mergeBelowBytes(), settings.mergeToBytes());
        this.rate = new ByteRate(nanoTime);
        this.health = health;
        this.nanoTime = nanoTime;
        this.target = target;
        this.questions = new LogQuestions(wire, CONNECTIONS - 1, new Answers());
    }

    // ---- commands, from any thread --------------------------------------------------------------------------------

    void track(Set<String> topics) {
        command(() -> wire.track(topics));
    }

    /** What was fetched before still arrives. */
    void pause(Set<String> topics) {
        command(() -> {
            if (topics.equals(pausedTopics)) {
                return;
            }
            pausedTopics = topics;
            waiting.addAll(held);
            held.clear();
            partitions.values().stream()
                    .filter(partition -> topics.contains(partition.id().topic()) && partition.wish() == Wish.ASKED)
                    .forEach(partition -> {
                        forgetEverywhere(partition);
                        again(partition, Wish.FETCH);
                    });
        });
    }

    void limit(OptionalLong bytesPerSecond) {
        command(() -> rate.limit(bytesPerSecond));
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
            forgetEverywhere(partition);
            held.remove(partition);
            partition.start(generation, from, maxBatchBytes, acceptsExpired);
            waiting.add(partition);
        });
    }

    void forget(TopicPartition id) {
        command(() -> {
            SourcePartition partition = partitions.remove(id);
            if (partition != null) {
                halt(partition);
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
            health.brokers("source", wire.troubles());
            Duration wait = settleWishes();
            wire.poll(sendFetches(wait));
        }
        wire.close();
    }

    /** Gives each wish to the broker that can fulfil it; returns how long the loop may sleep. */
    private Duration settleWishes() {
        Duration wait = settings.idleWait();
        Map<Integer, Set<TopicPartition>> starts = new HashMap<>();
        Map<Integer, Set<TopicPartition>> ends = new HashMap<>();
        for (SourcePartition partition : List.copyOf(waiting)) {
            Long retryAt = retryAtNanos.get(partition);
            if (retryAt != null && retryAt - nanoTime.getAsLong() > 0) {
                wait = RETRY;
                continue;
            }
            retryAtNanos.remove(partition);
            if (pausedTopics.contains(partition.id().topic())) {
                waiting.remove(partition);
                held.add(partition);
                continue;
            }
            if (!isUsable(partition)) {
                continue;
            }
            Optional<Leader> leader = wire.leader(partition.id());
            if (leader.isEmpty()) {
                partition.progress().sourceTroubled("the source has no leader for it at the moment");
                wait = RETRY;
                continue;
            }
            int broker = leader.get().brokerId();
            switch (partition.wish()) {
                case NOTHING, ASKED -> waiting.remove(partition);
                case START_OF_LOG ->
                    starts.computeIfAbsent(broker, added -> new HashSet<>()).add(partition.id());
                case ENDS_OF_LOG ->
                    ends.computeIfAbsent(broker, added -> new HashSet<>()).add(partition.id());
                case FETCH -> {
                    if (partition.lane().waitingBytes() < settings.partitionBufferBytes()) {
                        channel(broker).want(partition.id(), partition.position());
                        waiting.remove(partition);
                        partition.fetchedFrom(broker);
                    }
                }
            }
        }
        if (!starts.isEmpty() || !ends.isEmpty()) {
            wait = BUSY_WAIT;
        }
        starts.forEach(questions::askForStarts);
        ends.forEach(questions::askForEnds);
        return wait;
    }

    private FetchChannel channel(int broker) {
        return channels.computeIfAbsent(broker, added -> wire.fetchChannel(added, FETCHES));
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

    private Duration sendFetches(Duration wait) {
        long throttleMs = rate.waitMs();
        if (throttleMs > 0) {
            return Duration.ofMillis(Math.min(throttleMs, wait.toMillis()));
        }
        boolean someWait = !waiting.isEmpty();
        Duration sleep = wait;
        for (Map.Entry<Integer, FetchChannel> entry : channels.entrySet()) {
            FetchChannel channel = entry.getValue();
            if (channel.isInFlight() || channel.wanted() == 0) {
                continue;
            }
            if (!wire.canSend(entry.getKey(), FETCHES)) {
                moveWishes(entry.getKey(), channel);
                sleep = BUSY_WAIT;
                continue;
            }
            long reserved = budget.reserve(rate.portionBytes(settings.fetchBytes()), MIN_FETCH_BYTES);
            if (reserved == 0) {
                break;
            }
            FetchLimits limits = new FetchLimits(
                    someWait ? BUSY_WAIT : settings.idleWait(), 1, (int) reserved, settings.partitionFetchBytes());
            channel.send(limits, result -> fetched(result, reserved));
        }
        return someWait ? min(sleep, BUSY_WAIT.multipliedBy(4)) : sleep;
    }

    /** Wishes outlive a connection, so those of a broker that is gone have to be brought to the new leaders. */
    private void moveWishes(int broker, FetchChannel channel) {
        long now = nanoTime.getAsLong();
        if (now - wishesMovedNanos < RETRY.toNanos()) {
            return;
        }
        wishesMovedNanos = now;
        for (SourcePartition partition : partitions.values()) {
            if (partition.fetchedFrom().equals(OptionalInt.of(broker)) && !isLedBy(partition, broker)) {
                channel.forget(partition.id());
                again(partition, Wish.FETCH);
            }
        }
    }

    private boolean isLedBy(SourcePartition partition, int broker) {
        return wire.leader(partition.id()).map(Leader::brokerId).equals(Optional.of(broker));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    // ---- answers --------------------------------------------------------------------------------------------------

    private void fetched(FetchResult result, long reserved) {
        budget.add(result.responseBytes() - reserved);
        rate.passed(result.responseBytes());
        Lease response = new Lease(budget, result.responseBytes());
        if (result.error() == WireError.NONE) {
            result.partitions().forEach((id, fetch) -> {
                SourcePartition partition = partitions.get(id);
                if (partition != null) {
                    fetched(partition, fetch, response);
                }
            });
            target.wakeup();
        }
        response.release();
    }

    private void fetched(SourcePartition partition, PartitionFetch fetch, Lease response) {
        switch (fetch.error()) {
            case NONE -> {
                if (fetch.records().hasRemaining()) {
                    handOver(partition, fetch, response);
                }
            }
            case OFFSET_OUT_OF_RANGE -> again(partition, Wish.ENDS_OF_LOG);
            case NOT_AUTHORIZED ->
                stop(partition, StopKind.NOT_AUTHORIZED, "the source does not let this user read (READ on the topic)");
            default -> {
                partition
                        .progress()
                        .sourceTroubled("reading from the source: " + fetch.error() + " " + fetch.message());
                retryLater(partition, Wish.FETCH);
            }
        }
    }

    private void handOver(SourcePartition partition, PartitionFetch fetch, Lease response) {
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
                retryLater(partition, Wish.FETCH);
            }
            return;
        }
        for (Piece piece : sorted.pieces()) {
            int bytes = piece instanceof Piece.Data data ? data.batch().sizeInBytes() : 0;
            partition.lane().offer(partition.generation(), piece, bytes);
        }
        partition.moveTo(sorted.nextPosition());
        partition.progress().sourceTroubled(null);
        target.handedOver(partition.lane());
        again(partition, Wish.FETCH);
    }

    private void again(SourcePartition partition, Wish wish) {
        partition.wish(wish);
        waiting.add(partition);
    }

    private void retryLater(SourcePartition partition, Wish wish) {
        retryAtNanos.put(partition, nanoTime.getAsLong() + RETRY.toNanos());
        again(partition, wish);
    }

    private void stop(SourcePartition partition, StopKind kind, String reason) {
        halt(partition);
        target.stopped(partition.id(), kind, reason);
    }

    private void halt(SourcePartition partition) {
        partition.halt();
        waiting.remove(partition);
        held.remove(partition);
        retryAtNanos.remove(partition);
        forgetEverywhere(partition);
    }

    private void forgetEverywhere(SourcePartition partition) {
        channels.values().forEach(channel -> channel.forget(partition.id()));
    }

    private final class Answers implements LogQuestions.Owner {
        @Override
        public Optional<SourcePartition> partition(TopicPartition id) {
            return Optional.ofNullable(partitions.get(id));
        }

        @Override
        public void asked(SourcePartition partition) {
            waiting.remove(partition);
        }

        @Override
        public void gap(SourcePartition partition, Gap gap) {
            partition.lane().offer(partition.generation(), gap, 0);
            target.handedOver(partition.lane());
            target.wakeup();
        }

        @Override
        public void next(SourcePartition partition, Wish wish) {
            again(partition, wish);
        }

        @Override
        public void retry(SourcePartition partition, Wish wish) {
            retryLater(partition, wish);
        }

        @Override
        public void stop(SourcePartition partition, StopKind kind, String reason) {
            SourceLoop.this.stop(partition, kind, reason);
        }
    }
}
