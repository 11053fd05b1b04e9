package io.godwit.migration.mirror.groups;

import io.godwit.core.config.Migration;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Lease;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.status.GroupsStatus;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.groups.KafkaGroupOffsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the groups' offsets every few seconds, on a thread and on connections of its own: an Admin sends one request at a
 * time to each broker, so a slow group coordinator would hold up whoever shares it.
 */
public final class GroupCarrier implements CarriedGroups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCarrier.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LAST_ROUND = Duration.ofSeconds(15);
    private static final ConnectionTimeouts TIMEOUTS =
            new ConnectionTimeouts(Duration.ofSeconds(4), Duration.ofSeconds(10));

    /** The groups cost at most a tenth of the time, however many there are. */
    private static final int PAUSE_FOR_EACH_ROUND = 9;

    private final Migration migration;
    private final Lease lease;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::runUntilClosed, "godwit-groups");
    private volatile @Nullable EngineSnapshot engine;
    private volatile Optional<GroupsStatus> status = Optional.empty();
    private volatile List<String> warnings = List.of();

    private GroupCarrier(Migration migration, Lease lease, Clock clock) {
        this.migration = migration;
        this.lease = lease;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Begins; nothing is carried before the engine's positions are known. */
    public static GroupCarrier start(Migration migration, Lease lease, Clock clock) {
        GroupCarrier carrier = new GroupCarrier(migration, lease, clock);
        carrier.thread.start();
        return carrier;
    }

    @Override
    public void follow(EngineSnapshot snapshot) {
        engine = snapshot;
    }

    @Override
    public Optional<GroupsStatus> status() {
        return status;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    private void runUntilClosed() {
        try {
            while (!isClosedAfter(Duration.ofSeconds(1))) {
                runConnected();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails is told and tried again: the copy does not depend on it. */
    private void runConnected() throws InterruptedException {
        try (ClusterConnection source = ClusterConnection.open(migration.source(), TIMEOUTS);
                ClusterConnection target = ClusterConnection.open(migration.target(), TIMEOUTS)) {
            GroupRound round = new GroupRound(
                    migration,
                    new KafkaGroupOffsets(source),
                    new KafkaGroupOffsets(target),
                    lease.journal(),
                    lease::confirm,
                    clock);
            Duration pause = Duration.ZERO;
            while (!isClosedAfter(pause)) {
                pause = pauseAfter(runOnce(round));
            }
        } catch (RuntimeException e) {
            failed(e);
            isClosedAfter(pauseAfter(Duration.ZERO));
        }
    }

    private Duration runOnce(GroupRound round) {
        EngineSnapshot snapshot = engine;
        if (snapshot == null || snapshot.positions().isEmpty()) {
            return Duration.ZERO;
        }
        long beganNanos = System.nanoTime();
        try {
            // What is copied back, or not at all, is where its groups are at home.
            RoundResult result = round.run(snapshot.without(
                    new CopyDirections(lease.journal()).turned().keySet()));
            status = Optional.of(result.status(clock.instant()));
            warnings = result.warnings();
        } catch (RuntimeException e) {
            failed(e);
        }
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    private void failed(RuntimeException e) {
        LOG.warn("group offsets could not be carried: {}", e.getMessage());
        warnings = List.of(MirrorError.GROUP_NOT_CARRIED.id() + " no group: " + e.getMessage());
    }

    private Duration pauseAfter(Duration round) {
        Duration usual = migration.mirror().refreshInterval();
        Duration least = usual.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : usual;
        Duration fair = round.multipliedBy(PAUSE_FOR_EACH_ROUND);
        return fair.compareTo(least) < 0 ? least : fair;
    }

    private boolean isClosedAfter(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets a round that is under way end. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_ROUND.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("the groups' last round did not end within {} s", LAST_ROUND.toSeconds());
        }
    }
}
