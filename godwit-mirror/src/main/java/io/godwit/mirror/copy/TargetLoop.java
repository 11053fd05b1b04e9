package io.godwit.mirror.copy;

import io.godwit.mirror.copy.TargetPartition.Append;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.Marker;
import io.godwit.mirror.wire.MarkerResult;
import io.godwit.mirror.wire.OffsetKind;
import io.godwit.mirror.wire.OffsetResult;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the target what the source loop hands over. One thread runs it and owns all that it holds; others send it
 * commands.
 *
 * <p>A partition always uses the same connection to its leader, since a broker keeps the order of requests only within one.
 */
final class TargetLoop implements Runnable, SourceLoop.TargetNotice {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration BUSY_WAIT = Duration.ofMillis(5);
    private static final int MAX_MARKERS_PER_REQUEST = 2_000;
    private static final AppendResult UNANSWERED =
            new AppendResult(WireError.OTHER, -1, -1, "the answer did not mention the partition", 0);

    private static final OffsetResult NO_OFFSET =
            new OffsetResult(WireError.OTHER, -1, "the answer did not mention the partition");

    private final ClusterWire wire;
    private final CopySettings settings;
    private final CopyHealth health;
    private final Examiner examiner;
    private final long producerId;
    private final LongSupplier nanoTime;
    private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Lane> announced = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Assigned> partitions = new HashMap<>();
    /** Partitions that may have something to send. */
    private final Set<Assigned> ready = new LinkedHashSet<>();
    /** Partitions that have to be recovered. */
    private final Set<Assigned> recovering = new LinkedHashSet<>();

    private @Nullable Feed source;
    private volatile boolean running = true;

    /** Lets the source hand over from a position on, or stop doing so. */
    interface Feed {
        void start(Assigned assigned, Optional<Long> from, int generation);

        void halt(TopicPartition partition);
    }

    /** A partition that is to be copied. */
    static final class Assigned {
        private final TargetPartition partition;
        private int maxBatchBytes;
        private @Nullable RecoveredLog underExamination;
        private boolean recoveryUnderWay;
        private boolean acceptsExpired;

        Assigned(TargetPartition partition, int maxBatchBytes) {
            this.partition = partition;
            this.maxBatchBytes = maxBatchBytes;
        }

        TargetPartition partition() {
            return partition;
        }

        int maxBatchBytes() {
            return maxBatchBytes;
        }

        boolean acceptsExpired() {
            return acceptsExpired;
        }
    }

    TargetLoop(
            ClusterWire wire,
            CopySettings settings,
            Examiner examiner,
            long producerId,
            CopyHealth health,
            LongSupplier nanoTime) {
        this.wire = wire;
        this.settings = settings;
        this.examiner = examiner;
        this.producerId = producerId;
        this.health = health;
        this.nanoTime = nanoTime;
    }

    /** Before the loop runs. */
    void feedFrom(Feed feed) {
        source = feed;
    }

    private Feed source() {
        return Objects.requireNonNull(source, "no feed");
    }

    // ---- commands, from any thread --------------------------------------------------------------------------------

    void track(Set<String> topics) {
        command(() -> wire.track(topics));
    }

    void add(Assigned assigned) {
        command(() -> {
            partitions.put(assigned.partition.id(), assigned);
            recovering.add(assigned);
        });
    }

    /** @param left is told once nothing of it is under way any more */
    void remove(Assigned assigned, Runnable left) {
        command(() -> {
            partitions.remove(assigned.partition.id(), assigned);
            ready.remove(assigned);
            recovering.remove(assigned);
            assigned.partition.leave(left);
        });
    }

    /**
     * Tries again after an operator acted.
     *
     * @param acceptsExpired what the source deleted meanwhile is a gap from now on
     */
    void restart(TopicPartition id, int maxBatchBytes, boolean acceptsExpired) {
        command(() -> {
            Assigned assigned = partitions.get(id);
            if (assigned != null) {
                assigned.maxBatchBytes = maxBatchBytes;
                assigned.acceptsExpired |= acceptsExpired;
                assigned.partition.restart();
                recovering.add(assigned);
            }
        });
    }

    private void command(Runnable command) {
        commands.add(command);
        wire.wakeup();
    }

    @Override
    public void handedOver(Lane lane) {
        if (lane.announce()) {
            announced.add(lane);
        }
    }

    @Override
    public void wakeup() {
        wire.wakeup();
    }

    @Override
    public void stopped(TopicPartition id, StopKind kind, String reason) {
        command(() -> {
            Assigned assigned = partitions.get(id);
            if (assigned != null) {
                // What was handed over before is still good, but simple beats clever: it is fetched again after the
                // fix.
                assigned.partition.stop(kind, reason);
                lookAgain(assigned);
            }
        });
    }

    void stop() {
        running = false;
        wire.wakeup();
    }

    // ---- the loop -------------------------------------------------------------------------------------------------

    @Override
    public void run() {
        long lastTurnNanos = nanoTime.getAsLong();
        while (running) {
            long nowNanos = nanoTime.getAsLong();
            if (nowNanos - lastTurnNanos > Settling.STANDSTILL.toNanos()) {
                partitions.values().forEach(this::stoodStill);
            }
            lastTurnNanos = nowNanos;
            for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
                command.run();
            }
            for (Lane lane = announced.poll(); lane != null; lane = announced.poll()) {
                lane.acknowledgeAnnouncement();
                Optional.ofNullable(partitions.get(lane.partition())).ifPresent(ready::add);
            }
            health.brokers("target", wire.troubles());
            Duration wait = recover();
            wire.poll(
                    switch (send()) {
                        case SENT -> Duration.ZERO;
                        case HELD -> BUSY_WAIT;
                        case IDLE -> wait;
                    });
        }
        wire.close();
    }

    private void stoodStill(Assigned assigned) {
        assigned.partition.stoodStill();
        lookAgain(assigned);
    }

    // ---- recovery -------------------------------------------------------------------------------------------------

    private Duration recover() {
        if (recovering.isEmpty()) {
            return IDLE;
        }
        Map<Integer, Set<TopicPartition>> byBroker = new HashMap<>();
        for (Iterator<Assigned> all = recovering.iterator(); all.hasNext(); ) {
            Assigned assigned = all.next();
            if (assigned.partition.recoveryInMs().isEmpty()) {
                all.remove();
            } else if (assigned.partition.wantsRecovery()
                    && assigned.underExamination == null
                    && !assigned.recoveryUnderWay) {
                Optional<Leader> leader = wire.leader(assigned.partition.id());
                if (leader.isPresent()) {
                    byBroker.computeIfAbsent(leader.get().brokerId(), added -> new HashSet<>())
                            .add(assigned.partition.id());
                } else {
                    assigned.partition.recoveryFailed("the target has no leader for it at the moment");
                }
            }
        }
        Map<TopicPartition, Long> tails = new HashMap<>();
        byBroker.forEach((broker, ids) -> {
            if (wire.canSend(broker, 0)) {
                ids.forEach(id -> assigned(id).ifPresent(assigned -> assigned.recoveryUnderWay = true));
                new Recovery(wire, producerId, broker, 0, answers(tails, ids.size())).begin(ids);
            }
        });
        return RETRY;
    }

    private Optional<Assigned> assigned(TopicPartition id) {
        return Optional.ofNullable(partitions.get(id));
    }

    /** Collects the partitions whose tails have to be compared, so that one examination serves all of a broker. */
    private Recovery.Answer answers(Map<TopicPartition, Long> tails, int expected) {
        return new Recovery.Answer() {
            private int answered;

            @Override
            public void recovered(TopicPartition id, RecoveredLog log) {
                assigned(id).ifPresent(assigned -> {
                    assigned.recoveryUnderWay = false;
                    if (assigned.partition.wantsRecovery()) {
                        TargetLoop.this.recovered(assigned, log, tails);
                    }
                });
                count();
            }

            @Override
            public void failed(TopicPartition id, WireError error, String why) {
                assigned(id).ifPresent(assigned -> {
                    assigned.recoveryUnderWay = false;
                    TargetLoop.this.recoveryFailed(assigned, error, why);
                });
                count();
            }

            private void count() {
                answered++;
                if (answered == expected && !tails.isEmpty()) {
                    Map<TopicPartition, Long> asked = Map.copyOf(tails);
                    tails.clear();
                    examiner.compareTails(asked, found -> command(() -> found.forEach(TargetLoop.this::examined)));
                }
            }
        };
    }

    private void recoveryFailed(Assigned assigned, WireError error, String why) {
        if (error == WireError.NOT_AUTHORIZED) {
            assigned.partition.stop(
                    StopKind.NOT_AUTHORIZED,
                    "the target does not let this user look at the partition (DESCRIBE and READ on the topic)");
        } else {
            assigned.partition.recoveryFailed(
                    "asking the target where to go on: " + (error == WireError.NONE ? why : error + " " + why));
        }
    }

    private void recovered(Assigned assigned, RecoveredLog log, Map<TopicPartition, Long> tails) {
        TargetPartition partition = assigned.partition;
        Checkpoint checkpoint = partition.checkpoint().orElse(null);
        if (checkpoint instanceof Checkpoint.Mapped mapped && mapped.targetOffset() != log.logEnd()) {
            assigned.underExamination = log;
            examiner.pair(
                    partition.id(),
                    mapped,
                    log.logEnd(),
                    pairing -> command(() -> paired(assigned, mapped, log.logEnd(), pairing)));
            return;
        }
        boolean begins = partition.positionIn(log).isEmpty();
        boolean isMapped = checkpoint instanceof Checkpoint.Mapped;
        if (begins || isMapped || partition.explains(log)) {
            if (partition.isSettled(log)) {
                go(assigned, log);
            }
        } else {
            assigned.underExamination = log;
            tails.put(partition.id(), log.logEnd());
        }
    }

    private void examined(TopicPartition id, Optional<String> contradiction) {
        assigned(id).ifPresent(assigned -> {
            RecoveredLog log = assigned.underExamination;
            assigned.underExamination = null;
            if (contradiction.isPresent()) {
                assigned.partition.stop(StopKind.TARGET_NOT_EMPTY, contradiction.get());
                lookAgain(assigned);
            } else if (log != null) {
                assigned.partition.proved(log);
            }
        });
    }

    private static void paired(Assigned assigned, Checkpoint.Mapped from, long logEnd, Examiner.Pairing pairing) {
        assigned.underExamination = null;
        pairing.reached().ifPresent(reached -> assigned.partition.map(reached.sourceOffset(), reached.targetOffset()));
        pairing.contradiction()
                .ifPresent(why -> assigned.partition.stop(
                        StopKind.TARGET_NOT_EMPTY,
                        why + " (compared from source offset " + from.sourceOffset() + ", target offset "
                                + from.targetOffset() + " to " + logEnd + ")"));
    }

    private void go(Assigned assigned, RecoveredLog log) {
        Optional<Long> from = assigned.partition.positionIn(log);
        int generation = assigned.partition.resume(log, assigned.maxBatchBytes);
        recovering.remove(assigned);
        from.ifPresent(position -> assigned.partition.progress().reached(position));
        source().start(assigned, from, generation);
    }

    // ---- sending --------------------------------------------------------------------------------------------------

    private enum Sending {
        /** There may be more to send at once. */
        SENT,
        /** Something waits for a leader, a connection, or a checkpoint. */
        HELD,
        IDLE
    }

    private Sending send() {
        Map<Route, Batch> batches = new HashMap<>();
        Map<Route, List<Assigned>> markers = new HashMap<>();
        Map<Route, List<Assigned>> ends = new HashMap<>();
        Map<Route, List<Assigned>> trims = new HashMap<>();
        boolean held = false;
        for (Iterator<Assigned> all = ready.iterator(); all.hasNext(); ) {
            Assigned assigned = all.next();
            TargetPartition partition = assigned.partition;
            Optional<Leader> leader = wire.leader(partition.id());
            if (leader.isEmpty()) {
                held = true;
                continue;
            }
            Route route = Route.of(partition.id(), leader.get().brokerId(), settings.connectionsPerBroker());
            if (!wire.canSend(route.broker(), route.connection())) {
                held = true;
                continue;
            }
            Batch batch = batches.computeIfAbsent(route, added -> new Batch());
            if (batch.bytes >= settings.appendBytes()) {
                held = true;
                continue;
            }
            Optional<Append> append = partition.nextAppend();
            if (append.isPresent()) {
                batch.add(assigned, append.get());
            } else if (partition.markersWanted() > 0) {
                markers.computeIfAbsent(route, added -> new ArrayList<>()).add(assigned);
            } else if (partition.wantsEnd()) {
                ends.computeIfAbsent(route, added -> new ArrayList<>()).add(assigned);
            } else if (partition.trimWanted().isPresent()) {
                trims.computeIfAbsent(route, added -> new ArrayList<>()).add(assigned);
            } else if (partition.awaitsCheckpoint()) {
                held = true;
            } else {
                all.remove();
            }
            if (partition.recoveryInMs().isPresent()) {
                recovering.add(assigned);
            }
        }
        // Batches first: they were taken already, so the connection that is ready for them must not be used up before.
        batches.forEach(this::append);
        markers.forEach(this::appendMarkers);
        ends.forEach(this::readEnds);
        trims.forEach(this::trim);
        boolean sent = batches.values().stream().anyMatch(batch -> !batch.appends.isEmpty());
        return sent ? Sending.SENT : held ? Sending.HELD : Sending.IDLE;
    }

    private record Route(int broker, int connection) {
        static Route of(TopicPartition partition, int broker, int connections) {
            return new Route(broker, Math.floorMod(partition.hashCode(), connections));
        }
    }

    /** At most one batch a partition, as the protocol wants it. */
    private static final class Batch {
        private final Map<Assigned, Append> appends = new HashMap<>();
        private final Map<TopicPartition, ByteBuffer> bytesByPartition = new HashMap<>();
        private long bytes;

        void add(Assigned assigned, Append append) {
            appends.put(assigned, append);
            bytesByPartition.put(assigned.partition.id(), append.bytes());
            bytes += append.bytes().remaining();
        }
    }

    private void append(Route route, Batch batch) {
        if (batch.appends.isEmpty()) {
            return;
        }
        wire.append(
                route.broker(),
                route.connection(),
                batch.bytesByPartition,
                results -> batch.appends.forEach((assigned, append) ->
                        answered(assigned, append, results.getOrDefault(assigned.partition.id(), UNANSWERED))));
    }

    private void answered(Assigned assigned, Append append, AppendResult result) {
        assigned.partition.answered(append, result);
        lookAgain(assigned);
    }

    private void lookAgain(Assigned assigned) {
        if (partitions.get(assigned.partition.id()) == assigned) {
            ready.add(assigned);
            if (assigned.partition.isStopped()) {
                source().halt(assigned.partition.id());
            }
            if (assigned.partition.recoveryInMs().isPresent()) {
                recovering.add(assigned);
            }
        }
    }

    private void appendMarkers(Route route, List<Assigned> wanting) {
        if (!wire.canSend(route.broker(), route.connection())) {
            return;
        }
        Map<Assigned, Long> counts = new HashMap<>();
        List<Marker> request = new ArrayList<>();
        long left = MAX_MARKERS_PER_REQUEST;
        for (Assigned assigned : wanting) {
            long count = Math.min(assigned.partition.markersWanted(), left);
            if (count > 0) {
                counts.put(assigned, count);
                left -= count;
                assigned.partition.markersSent(count);
                for (int i = 0; i < count; i++) {
                    request.add(new Marker(
                            producerId, (short) 0, assigned.partition.markerEpoch(), Set.of(assigned.partition.id())));
                }
            }
        }
        wire.appendMarkers(
                route.broker(),
                route.connection(),
                request,
                results -> counts.forEach((assigned, count) -> {
                    MarkerResult result = results.get(assigned.partition.id());
                    assigned.partition.markersAnswered(result == null ? WireError.OTHER : result.error(), count);
                    lookAgain(assigned);
                }));
    }

    private void readEnds(Route route, List<Assigned> wanting) {
        if (!wire.canSend(route.broker(), route.connection())) {
            return;
        }
        wanting.forEach(assigned -> assigned.partition.endAsked());
        wire.logOffsets(
                route.broker(),
                route.connection(),
                ids(wanting),
                OffsetKind.LOG_END,
                (Map<TopicPartition, OffsetResult> results) -> wanting.forEach(assigned -> {
                    OffsetResult result = results.getOrDefault(assigned.partition.id(), NO_OFFSET);
                    assigned.partition.endAnswered(result.error(), result.offset());
                    lookAgain(assigned);
                }));
    }

    private static Set<TopicPartition> ids(List<Assigned> some) {
        return some.stream().map(assigned -> assigned.partition.id()).collect(Collectors.toSet());
    }

    private void trim(Route route, List<Assigned> wanting) {
        if (!wire.canSend(route.broker(), route.connection())) {
            return;
        }
        Map<TopicPartition, Long> before = new HashMap<>();
        wanting.forEach(assigned -> {
            before.put(assigned.partition.id(), assigned.partition.trimWanted().orElseThrow());
            assigned.partition.trimSent();
        });
        wire.deleteRecords(
                route.broker(),
                route.connection(),
                before,
                (Map<TopicPartition, OffsetResult> results) -> wanting.forEach(assigned -> {
                    assigned.partition.trimAnswered(results.getOrDefault(assigned.partition.id(), NO_OFFSET)
                            .error());
                    lookAgain(assigned);
                }));
    }
}
