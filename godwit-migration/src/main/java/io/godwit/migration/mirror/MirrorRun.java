package io.godwit.migration.mirror;

import io.godwit.connect.mirrormaker2.MirrorMaker2Engine;
import io.godwit.connect.mirrormaker2.MirrorMaker2Settings;
import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.logs.AdminTopicLogs;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.migration.mirror.batch.BatchEngines;
import io.godwit.migration.mirror.batch.BatchOffsets;
import io.godwit.migration.mirror.batch.CopyRoute;
import io.godwit.migration.mirror.groups.CarriedGroups;
import io.godwit.migration.mirror.groups.GroupCarrier;
import io.godwit.migration.mirror.reverse.ReadLogs;
import io.godwit.migration.mirror.reverse.TwoWayEngine;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.probe.TargetTrial;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror that runs in this process: it holds the lease, the engine and the supervisor, and ends them in the right order.
 * For one thread, which calls {@link #look()} about each second.
 *
 * <p>The work is done on a thread of its own, which nobody interrupts: the signal that ends the process interrupts the
 * caller only, and a Kafka client that is interrupted in the middle of a transaction could not even say goodbye.
 */
public final class MirrorRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorRun.class);

    /** Shorter than the process's grace, so that there is time for the rest. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** While producers stand still a turn of the mirror takes several looks, and each counts. */
    private static final Duration LOOK_EVERY_IN_PAUSE = Duration.ofMillis(100);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final MirrorSupervisor supervisor;
    private final Lease lease;
    private final Optional<MirrorSession> previous;
    private final Companion companion;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> new Thread(work, "godwit-mirror"));
    private volatile boolean looked;
    private volatile boolean completed;
    private volatile boolean inPause;

    /** Looks around along with the mirror: on its thread, and under its lease. */
    public interface Companion {
        void look();
    }

    /** Makes a companion once the mirror is connected. */
    public interface CompanionOf {
        Companion mirror(ClusterConnection source, ClusterConnection target, Journal journal);
    }

    private MirrorRun(Migration migration, LeaseHolder self, Clock clock, CompanionOf companionOf) {
        try {
            ClusterPair clusters = keep(ClusterPair.open(migration));
            ClusterConnection source = clusters.source();
            ClusterConnection target = clusters.target();
            refuseSameCluster(source, target);
            Lease held = keep(new KafkaLeases(migration, self).acquire(Lease.Role.MIRROR));
            lease = held;
            TopicLogs sourceLogs = new AdminTopicLogs(source);
            TopicLogs targetLogs = new AdminTopicLogs(target);
            TwoWayEngine engine = keep(new TwoWayEngine(
                    engine(migration, target, held.journal(), clock),
                    reverse(migration, source, held.journal(), clock),
                    sourceLogs,
                    targetLogs,
                    held.journal(),
                    clock));
            supervisor = new MirrorSupervisor(
                    migration,
                    new MirrorSupervisor.Parts(
                            engine,
                            new ReadLogs(engine, sourceLogs, targetLogs),
                            targetLogs,
                            new PlannedTopics(
                                    migration,
                                    () -> clusters.plan(held.journal()),
                                    KafkaTopicChanger.changing(target),
                                    held,
                                    self.actor(),
                                    clock),
                            held.journal(),
                            groups(migration, held, clock)),
                    self.actor(),
                    clock);
            previous = supervisor.previousSession();
            companion = companionOf.mirror(source, target, held.journal());
        } catch (RuntimeException e) {
            worker.shutdown();
            closeAll();
            throw e;
        }
    }

    /**
     * Connects to both clusters and takes the lease; nothing is copied before the first look.
     *
     * @throws GodwitException if that is not possible: the message says why
     */
    public static MirrorRun open(Migration migration, LeaseHolder self, Clock clock) {
        return open(migration, self, clock, (source, target, journal) -> () -> {});
    }

    /** The same with a companion, which is asked to look after each look of the mirror. */
    public static MirrorRun open(Migration migration, LeaseHolder self, Clock clock, CompanionOf companion) {
        return new MirrorRun(migration, self, clock, companion);
    }

    private static void refuseSameCluster(ClusterConnection source, ClusterConnection target) {
        if (source.clusterId().equals(target.clusterId())) {
            throw new GodwitException(
                    ClusterError.SAME_CLUSTER,
                    target.config().toString(),
                    "source and target are the same cluster, " + source.clusterId() + ": the mirror would feed itself",
                    "correct source or target in migration.yaml");
        }
    }

    private static MirrorEngine engine(Migration migration, ClusterConnection target, Journal journal, Clock clock) {
        return switch (migration.mirror().engine()) {
            case MirrorConfig.BATCH -> batch(migration, target, journal, clock);
            case MirrorConfig.MIRROR_MAKER_2 -> mirrorMaker2(migration, target, clock);
            default ->
                throw new GodwitException(
                        MirrorError.UNKNOWN_ENGINE,
                        "mirror.engine",
                        "no engine is called " + migration.mirror().engine(),
                        "set mirror.engine to " + MirrorConfig.BATCH + " or " + MirrorConfig.MIRROR_MAKER_2);
        };
    }

    private static MirrorEngine batch(Migration migration, ClusterConnection target, Journal journal, Clock clock) {
        TargetTrial trial = new TargetTrial(migration, target, clock);
        return BatchEngines.open(
                migration,
                CopyRoute.forward(migration),
                target,
                () -> BatchOffsets.rules(migration.mirror().offsets(), trial.current(journal)),
                journal,
                clock);
    }

    /** MirrorMaker 2 does not keep offsets, so what it copied can't be copied back to where it was. */
    private static Optional<MirrorEngine> reverse(
            Migration migration, ClusterConnection source, Journal journal, Clock clock) {
        return migration.mirror().engine().equals(MirrorConfig.BATCH)
                ? Optional.of(BatchEngines.open(
                        migration, CopyRoute.reverse(migration), source, OffsetRules::standard, journal, clock))
                : Optional.empty();
    }

    private static MirrorEngine mirrorMaker2(Migration migration, ClusterConnection target, Clock clock) {
        int brokers = target.await(
                        target.admin().describeCluster().nodes(),
                        new ClusterRequest("counting the brokers", "access to the cluster"))
                .size();
        return MirrorMaker2Engine.of(MirrorMaker2Settings.of(migration, brokers), clock);
    }

    /** MirrorMaker 2 has a group sync of its own. */
    private CarriedGroups groups(Migration migration, Lease held, Clock clock) {
        return migration.mirror().engine().equals(MirrorConfig.BATCH)
                ? keep(GroupCarrier.start(migration, held, clock))
                : CarriedGroups.BY_ENGINE;
    }

    /** The run before this one; empty if there was none. */
    public Optional<MirrorSession> previous() {
        return previous;
    }

    /**
     * Looks at everything once and lets the engine do what follows.
     *
     * @throws GodwitException if the lease was lost, or at the first look nothing can be copied
     */
    public MigrationStatus look() throws InterruptedException {
        try {
            return worker.submit(this::lookNow).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Whether the last look found that {@code godwit complete} ends the migration: this run should end then. */
    public boolean isCompleted() {
        return completed;
    }

    /** How long after the begin of the last look the next one is due. */
    public Duration lookEvery() {
        return inPause ? LOOK_EVERY_IN_PAUSE : LOOK_EVERY;
    }

    private MigrationStatus lookNow() {
        lease.confirm();
        MigrationStatus status = supervisor.look();
        completed = supervisor.isCompleted();
        inPause = supervisor.producersStandStill();
        if (!looked) {
            looked = true;
            refuseNothing(status);
        }
        companion.look();
        return status;
    }

    private static void refuseNothing(MigrationStatus status) {
        if (status.topics().isEmpty()) {
            throw new GodwitException(
                    MirrorError.NO_TOPICS,
                    "migration " + status.migration(),
                    "the selection in migration.yaml takes no topic of the source",
                    "godwit plan shows what is selected and why the rest is not");
        }
        if (status.topics().stream().allMatch(topic -> topic.state().equals("PLANNED"))) {
            throw new GodwitException(
                    MirrorError.NOT_PLANNED,
                    "migration " + status.migration(),
                    "none of the " + status.topics().size() + " selected topics exists on the target, the first is "
                            + status.topics().get(0).topic(),
                    "godwit apply creates them");
        }
    }

    /** Stops copying, leaves the positions committed and the status told, gives the lease back. */
    @Override
    public void close() {
        // Putting things in order needs a thread that may wait.
        boolean interrupted = Thread.interrupted();
        try {
            worker.shutdown();
            if (!worker.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the last look did not end within {} s", LAST_LOOK.toSeconds());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        closeAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            if (next == lease && looked) {
                quietly("the goodbye", supervisor::sayGoodbye);
            }
            quietly(next.getClass().getSimpleName(), next::close);
        }
    }

    /** What fails must not keep the rest from being closed. */
    private static void quietly(String what, Closing closing) {
        try {
            closing.run();
        } catch (Exception e) {
            LOG.warn("closing {} failed", what, e);
        }
    }

    private interface Closing {
        void run() throws Exception;
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }
}
