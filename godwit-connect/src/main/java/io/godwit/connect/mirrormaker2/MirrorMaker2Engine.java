package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.SourceJump;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.model.PartitionId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies with Apache's MirrorMaker 2 connectors. Their desired state is a configuration that names the topics; Connect
 * brings them there, stores positions in the transaction of the records, and fences what a killed process left behind. What
 * it does not do is done here: it starts failed tasks again, tells how far the copy is, and says what is wrong.
 *
 * <p>Not thread-safe, as the port says.
 */
public final class MirrorMaker2Engine implements MirrorEngine {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorMaker2Engine.class);
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(2);

    private final MirrorMaker2Settings settings;
    private final ConnectorHost host;
    private final ConnectorConfigs configs;
    private final Throttle throttle;
    private final CopyLedger ledger;
    private final Clock clock;
    private final Restarts restarts;
    private final Runnable onClose;
    private @Nullable PositionReader positions;
    private @Nullable SortedSet<String> copied;
    private OptionalLong limit = OptionalLong.empty();
    private List<EngineFailure> failures = List.of();
    private Instant healthAt = Instant.MIN;
    private boolean closed;

    /** How the copy is slowed down, which depends on where it runs. */
    interface Throttle {
        void limit(OptionalLong bytesPerSecond);
    }

    MirrorMaker2Engine(
            MirrorMaker2Settings settings,
            ConnectorHost host,
            ConnectorConfigs configs,
            Throttle throttle,
            CopyLedger ledger,
            Clock clock,
            Runnable onClose) {
        this.settings = settings;
        this.host = host;
        this.configs = configs;
        this.throttle = throttle;
        this.ledger = ledger;
        this.clock = clock;
        this.restarts = new Restarts(clock);
        this.onClose = onClose;
    }

    /** An engine where the settings want it. */
    public static MirrorMaker2Engine of(MirrorMaker2Settings settings, Clock clock) {
        return settings.connectUrl()
                .map(url -> remote(settings, url, clock))
                .orElseGet(() -> embedded(settings, clock));
    }

    private static MirrorMaker2Engine remote(MirrorMaker2Settings settings, URI url, Clock clock) {
        ConnectorConfigs configs = new ConnectorConfigs(settings, ClusterConfig::properties, Map.of());
        QuotaThrottle quotas = new QuotaThrottle(settings);
        return new MirrorMaker2Engine(
                settings,
                new RestConnectorHost(url, settings),
                configs,
                quotas::limit,
                CopyLedger.blind(),
                clock,
                quotas::close);
    }

    /** An engine on a Connect worker in this process. */
    static MirrorMaker2Engine embedded(MirrorMaker2Settings settings, Clock clock) {
        String name = settings.migration();
        EngineHooks hooks = EngineHooks.register(name, settings.source(), settings.target());
        ConnectorConfigs configs = new ConnectorConfigs(
                settings,
                cluster -> SecretsProvider.withoutSecrets(name, cluster),
                Map.of("interceptor.classes", SourceConsumerHook.class.getName(), SourceConsumerHook.ENGINE, name));
        return new MirrorMaker2Engine(
                settings,
                new EmbeddedConnectorHost(WorkerConfigs.of(settings)),
                configs,
                hooks.throttle()::limit,
                hooks.ledger(),
                clock,
                () -> {
                    hooks.throttle().release();
                    EngineHooks.remove(name);
                });
    }

    @Override
    public String name() {
        return MirrorConfig.MIRROR_MAKER_2;
    }

    @Override
    public Optional<String> refusal(String topic) {
        return MirrorPatterns.isNeverCopied(topic)
                ? Optional.of(
                        "MirrorMaker leaves out, or renames, topics whose names begin with __ or a dot, or end with "
                                + "heartbeats, .checkpoints.internal or mm2…internal")
                : Optional.empty();
    }

    @Override
    public void assign(MirrorAssignment assignment) {
        if (positions == null) {
            start();
        }
        if (!limit.equals(assignment.throttleBytesPerSecond())) {
            limit = assignment.throttleBytesPerSecond();
            throttle.limit(limit);
        }
        SortedSet<String> wanted = new TreeSet<>(assignment.topics());
        wanted.removeAll(assignment.pausedTopics());
        if (!wanted.equals(copied)) {
            copy(wanted);
            copied = wanted;
        }
    }

    private void start() {
        PositionReader reader = new PositionReader(settings);
        positions = reader;
        reader.readToEnd().forEach(ledger::startAfter);
        host.start();
    }

    private void copy(SortedSet<String> topics) {
        LOG.info("copying {} topics", topics.size());
        if (topics.isEmpty()) {
            host.stop(settings.sourceConnector());
            host.stop(settings.checkpointConnector());
            return;
        }
        run(settings.sourceConnector(), configs.source(topics));
        run(settings.checkpointConnector(), configs.checkpoint(topics));
        if (copied == null) {
            run(settings.heartbeatConnector(), configs.heartbeat());
        }
    }

    private void run(String connector, SortedMap<String, String> config) {
        host.put(connector, config);
        host.resume(connector);
    }

    @Override
    public EngineSnapshot snapshot() {
        Instant now = clock.instant();
        if (positions == null) {
            return snapshot(now, new TreeMap<>(), List.of());
        }
        if (Duration.between(healthAt, now).compareTo(HEALTH_EVERY) >= 0) {
            healthAt = now;
            failures = lookAfterConnectors();
        }
        return snapshot(now, positionsNow(positions), ledger.takeJumps());
    }

    private EngineSnapshot snapshot(
            Instant now, SortedMap<PartitionId, PartitionPosition> positionsNow, List<SourceJump> jumps) {
        return new EngineSnapshot(
                now, positionsNow, new TreeSet<>(), new TreeSet<>(), jumps, new TreeMap<>(), failures);
    }

    private SortedMap<PartitionId, PartitionPosition> positionsNow(PositionReader reader) {
        SortedMap<PartitionId, Long> committed = reader.committed();
        SortedMap<PartitionId, PartitionPosition> now = new TreeMap<>();
        committed.forEach((partition, offset) -> now.put(partition, ledger.position(partition, offset)));
        for (PartitionId partition : ledger.partitions()) {
            if (!committed.containsKey(partition)) {
                now.put(partition, ledger.position(partition, -1));
            }
        }
        return now;
    }

    private List<EngineFailure> lookAfterConnectors() {
        if (copied == null || copied.isEmpty()) {
            return List.of();
        }
        List<EngineFailure> found = new ArrayList<>();
        for (String connector :
                List.of(settings.sourceConnector(), settings.checkpointConnector(), settings.heartbeatConnector())) {
            try {
                host.health(connector).ifPresent(health -> found.addAll(lookAfter(health)));
            } catch (RuntimeException e) {
                LOG.warn("health of {} cannot be told", connector, e);
                found.add(new EngineFailure(connector, RootCause.of(e), true));
            }
        }
        return found;
    }

    private List<EngineFailure> lookAfter(ConnectorHealth health) {
        List<EngineFailure> found = new ArrayList<>();
        String connector = health.connector();
        if (health.hasFailed()) {
            found.add(failure(connector, health.trace(), () -> host.restartConnector(connector)));
        }
        for (ConnectorHealth.TaskHealth task : health.tasks()) {
            if (task.hasFailed()) {
                String resource = connector + " task " + task.task();
                found.add(failure(resource, task.trace(), () -> host.restartTask(connector, task.task())));
            }
        }
        return found;
    }

    private EngineFailure failure(String resource, String trace, Runnable restart) {
        String cause = RootCause.of(trace);
        if (restarts.mayRestart(resource)) {
            LOG.warn("{} failed ({}), restart number {}", resource, cause, restarts.count(resource));
            restart.run();
        }
        return new EngineFailure(resource, cause + " (restarted " + restarts.count(resource) + " times)", true);
    }

    @Override
    public void restart(SortedSet<PartitionId> stuck) {
        String connector = settings.sourceConnector();
        Optional<ConnectorHealth> health = host.health(connector);
        LOG.warn("{} partitions do not move, restarting the tasks of {}", stuck.size(), connector);
        health.ifPresent(found -> found.tasks().forEach(task -> host.restartTask(connector, task.task())));
    }

    @Override
    public void acceptLoss(String topic) {
        // MirrorMaker's consumer has gone on behind the gap by itself.
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            onClose.run();
            host.close();
        } finally {
            if (positions != null) {
                positions.close();
            }
        }
    }
}
