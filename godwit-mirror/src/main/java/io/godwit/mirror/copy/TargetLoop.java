package io.godwit.mirror.copy;

import io.godwit.mirror.copy.ByteRate.Precedence;
import io.godwit.mirror.copy.TargetRequests.Route;
import io.godwit.mirror.wire.ClusterWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the target what the source loop hands over. One thread runs it and owns all that it holds; others send it
 * commands.
 */
final class TargetLoop implements Runnable, SourceLoop.TargetNotice {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(100);

    private final ClusterWire wire;
    private final CopySettings settings;
    private final CopyHealth health;
    private final long producerId;
    private final LongSupplier nanoTime;
    private final ConcurrentLinkedQueue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Lane> announced = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Assigned> partitions = new HashMap<>();
    /** Partitions that may have something to send. */
    private final Set<Assigned> ready = new LinkedHashSet<>();

    private final Map<Integer, BrokerAppends> brokers = new HashMap<>();
    private final TargetRecovery recovery;

    private @Nullable Feed source;
    private volatile boolean running = true;

    /** Lets the source hand over from a position on, or stop doing so. */
    interface Feed {
        void start(Assigned assigned, Optional<Long> from, int generation);

        void halt(TopicPartition partition);
    }

    TargetLoop(
            ClusterWire wire,
            CopySettings settings,
            Examiner examiner,
            long producerId,
            CopyHealth health,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.wire = wire;
        this.settings = settings;
        this.producerId = producerId;
        this.health = health;
        this.recovery = new TargetRecovery(wire, examiner, producerId, new RecoveryOwner());
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
            partitions.put(assigned.partition().id(), assigned);
            recovery.add(assigned);
        });
    }

    /** @param left is told once nothing of it is under way any more */
    void remove(Assigned assigned, Runnable left) {
        command(() -> {
            partitions.remove(assigned.partition().id(), assigned);
            ready.remove(assigned);
            recovery.remove(assigned);
            assigned.partition().leave(left);
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
                assigned.restart(maxBatchBytes, acceptsExpired);
                recovery.add(assigned);
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
                assigned.partition().stop(kind, reason);
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
        while (running) {
            if (wire.stoodStill()) {
                partitions.values().forEach(this::stoodStill);
            }
            for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
                command.run();
            }
            for (Lane lane = announced.poll(); lane != null; lane = announced.poll()) {
                lane.acknowledgeAnnouncement();
                Optional.ofNullable(partitions.get(lane.partition())).ifPresent(ready::add);
            }
            health.brokers("target", wire.troubles());
            recovery.turn();
            tellPaces();
            wire.poll(send());
        }
        wire.close();
    }

    private void stoodStill(Assigned assigned) {
        assigned.partition().stoodStill();
        lookAgain(assigned);
    }

    // ---- sending --------------------------------------------------------------------------------------------------

    /** Sends what can be sent; returns how long the loop may sleep if nothing arrives. */
    private Duration send() {
        Map<Route, TargetRequests> requests = new HashMap<>();
        List<Assigned> served = new ArrayList<>();
        boolean isHeld = !recovery.isIdle();
        for (Iterator<Assigned> all = ready.iterator(); all.hasNext(); ) {
            Assigned assigned = all.next();
            TargetPartition partition = assigned.partition();
            Optional<TargetRequests> request = requestFor(assigned, requests);
            if (request.isEmpty()) {
                isHeld = true;
                continue;
            }
            if (request.get().take(assigned)) {
                served.add(assigned);
            } else if (partition.awaitsCheckpoint()) {
                isHeld = true;
            } else {
                all.remove();
            }
            if (partition.recoveryInMs().isPresent()) {
                recovery.add(assigned);
            }
        }
        // Who was served goes behind those for whom there was no room.
        served.forEach(ready::remove);
        ready.addAll(served);
        boolean isSent = false;
        for (TargetRequests request : requests.values()) {
            isSent |= request.send();
        }
        return isSent ? Duration.ZERO : isHeld ? untilNextTry() : IDLE;
    }

    /** Connections, leaders and checkpoints wake the loop when they come; only a broker's pace has to be waited for. */
    private Duration untilNextTry() {
        long paceMs = brokers.values().stream()
                .mapToLong(broker -> broker.waitMs(Precedence.BACKLOG))
                .filter(waitMs -> waitMs > 0)
                .min()
                .orElse(Long.MAX_VALUE);
        return Duration.ofMillis(Math.min(RETRY.toMillis(), paceMs));
    }

    /** What its connection takes in this turn; empty if that is full, or not ready, or there is no leader. */
    private Optional<TargetRequests> requestFor(Assigned assigned, Map<Route, TargetRequests> requests) {
        return wire.leader(assigned.partition().id())
                .flatMap(leader -> assigned.connection(settings.connectionsPerBroker())
                        .map(connection -> new Route(leader.brokerId(), connection)))
                .filter(route -> wire.canSend(route.broker(), route.connection()))
                .filter(route -> broker(route.broker()).waitMs(precedence(route)) == 0)
                .map(route -> requests.computeIfAbsent(
                        route,
                        added -> new TargetRequests(wire, added, broker(added.broker()), producerId, this::lookAgain)))
                .filter(request -> !request.isFull(settings.appendBytes()));
    }

    private Precedence precedence(Route route) {
        return route.connection() == settings.connectionsPerBroker() ? Precedence.TAIL : Precedence.BACKLOG;
    }

    private BrokerAppends broker(int id) {
        return brokers.computeIfAbsent(id, added -> new BrokerAppends(added, settings.produceLatencyLimit(), nanoTime));
    }

    private void tellPaces() {
        health.heldBack(brokers.values().stream()
                .flatMap(broker -> broker.look().stream())
                .toList());
        health.appendLatency(brokers.values().stream()
                .flatMapToLong(broker -> broker.latencyMs().stream())
                .max());
    }

    private void lookAgain(Assigned assigned) {
        if (partitions.get(assigned.partition().id()) == assigned) {
            ready.add(assigned);
            if (assigned.partition().isStopped()) {
                source().halt(assigned.partition().id());
            }
            if (assigned.partition().recoveryInMs().isPresent()) {
                recovery.add(assigned);
            }
        }
    }

    private final class RecoveryOwner implements TargetRecovery.Owner {
        @Override
        public Optional<Assigned> assigned(TopicPartition id) {
            return Optional.ofNullable(partitions.get(id));
        }

        @Override
        public void command(Runnable command) {
            TargetLoop.this.command(command);
        }

        @Override
        public void goOn(Assigned assigned, RecoveredLog log) {
            Optional<Long> from = assigned.partition().positionIn(log);
            int generation = assigned.partition().resume(log, assigned.maxBatchBytes());
            from.ifPresent(position -> assigned.partition().progress().reached(position));
            source().start(assigned, from, generation);
        }

        @Override
        public void lookAgain(Assigned assigned) {
            TargetLoop.this.lookAgain(assigned);
        }
    }
}
