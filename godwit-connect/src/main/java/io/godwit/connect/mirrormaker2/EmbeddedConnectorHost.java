package io.godwit.connect.mirrormaker2;

import io.godwit.connect.host.ConnectorHealth;
import io.godwit.connect.host.ConnectorHost;
import io.godwit.connect.host.RootCause;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.distributed.NotLeaderException;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.errors.BadRequestException;
import org.apache.kafka.connect.storage.KafkaConfigBackingStore;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.storage.KafkaStatusBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.apache.kafka.connect.util.ConnectUtils;
import org.apache.kafka.connect.util.ConnectorTaskId;
import org.apache.kafka.connect.util.FutureCallback;
import org.apache.kafka.connect.util.SharedTopicAdmin;
import org.jspecify.annotations.Nullable;

/**
 * A distributed Connect worker in this process, without its REST server: no port is opened, and nobody else on the machine
 * can ask it for its configuration. It knows no plugins but those on the class path.
 */
final class EmbeddedConnectorHost implements ConnectorHost {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);
    /** Stands where workers tell each other their REST address; there is never a second one to read it. */
    private static final String NO_ADDRESS = "http://localhost:0";

    private final Map<String, String> workerConfig;
    private @Nullable Herder herder;

    EmbeddedConnectorHost(Map<String, String> workerConfig) {
        this.workerConfig = Map.copyOf(workerConfig);
    }

    @Override
    public void start() {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try {
            Herder started = newHerder();
            started.start();
            herder = started;
            awaitReady(started);
        } catch (RuntimeException e) {
            close();
            throw new GodwitException(
                    MirrorError.ENGINE_UNAVAILABLE,
                    "Connect worker " + workerConfig.get("group.id"),
                    "it does not start: " + RootCause.of(e),
                    "godwit doctor; the log has the details",
                    e);
        } finally {
            current.setContextClassLoader(before);
        }
    }

    private Herder newHerder() {
        Plugins plugins = new Plugins(workerConfig);
        plugins.compareAndSwapWithDelegatingLoader();
        DistributedConfig config = new DistributedConfig(workerConfig);
        String clusterId = config.kafkaClusterId();
        String clientId = ConnectUtils.clientIdBase(config);
        Map<String, Object> adminConfig = new HashMap<>(config.originals());
        adminConfig.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId + "shared-admin");
        SharedTopicAdmin admin = new SharedTopicAdmin(adminConfig);
        ConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();
        KafkaOffsetBackingStore offsets = new KafkaOffsetBackingStore(
                admin,
                () -> clientId,
                plugins.newInternalConverter(
                        true,
                        JsonConverter.class.getName(),
                        Map.of(JsonConverterConfig.SCHEMAS_ENABLE_CONFIG, "false")));
        offsets.configure(config);
        Worker worker = new Worker(workerId(), Time.SYSTEM, plugins, config, offsets, policy);
        KafkaStatusBackingStore statuses =
                new KafkaStatusBackingStore(Time.SYSTEM, worker.getInternalValueConverter(), admin, clientId);
        statuses.configure(config);
        KafkaConfigBackingStore configs = new KafkaConfigBackingStore(
                worker.getInternalValueConverter(), config, worker.configTransformer(), admin, clientId);
        return new DistributedHerder(
                config, Time.SYSTEM, worker, clusterId, statuses, configs, NO_ADDRESS, null, policy, List.of(), admin);
    }

    private static String workerId() {
        try {
            return InetAddress.getLocalHost().getHostName() + "/"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "process/" + ProcessHandle.current().pid();
        }
    }

    private static void awaitReady(Herder herder) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!herder.isReady()) {
            pauseUntil(deadline, "it has not joined its group within " + TIMEOUT.toSeconds() + " s", null);
        }
    }

    @Override
    public void put(String connector, Map<String, String> config) {
        try {
            this.<Herder.Created<org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo>>request(
                    callback -> running().putConnectorConfig(connector, config, true, callback));
        } catch (BadRequestException e) {
            throw new GodwitException(
                    MirrorError.CONNECT_REFUSED,
                    connector,
                    "the worker refused the configuration: " + e.getMessage(),
                    "godwit doctor; check the client properties of both clusters",
                    e);
        }
    }

    @Override
    public void resume(String connector) {
        running().resumeConnector(connector);
    }

    @Override
    public void stop(String connector) {
        ignoringAbsence(() -> this.<Void>request(callback -> running().stopConnector(connector, callback)));
    }

    @Override
    public void delete(String connector) {
        ignoringAbsence(
                () -> this.<Herder.Created<org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo>>request(
                        callback -> running().deleteConnectorConfig(connector, callback)));
    }

    @Override
    public Optional<ConnectorHealth> health(String connector) {
        try {
            ConnectorStateInfo info = running().connectorStatus(connector);
            return Optional.of(new ConnectorHealth(
                    connector,
                    info.connector().state(),
                    orEmpty(info.connector().trace()),
                    info.tasks().stream()
                            .map(task -> new ConnectorHealth.TaskHealth(task.id(), task.state(), orEmpty(task.trace())))
                            .toList()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void restartConnector(String connector) {
        this.<Void>request(callback -> running().restartConnector(connector, callback));
    }

    @Override
    public void restartTask(String connector, int task) {
        this.<Void>request(callback -> running().restartTask(new ConnectorTaskId(connector, task), callback));
    }

    @Override
    public void close() {
        Herder started = herder;
        herder = null;
        if (started != null) {
            started.stop();
        }
    }

    private Herder running() {
        if (herder == null) {
            throw new IllegalStateException("the worker is not running");
        }
        return herder;
    }

    private static void ignoringAbsence(Runnable request) {
        try {
            request.run();
        } catch (NotFoundException e) {
            // There is none: what was asked for already holds.
        }
    }

    /** Asks until the worker is the leader of its group of one, which it is not while a killed one's session lasts. */
    private <T> T request(Consumer<Callback<T>> operation) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            FutureCallback<T> answer = new FutureCallback<>();
            operation.accept(answer);
            try {
                return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof NotLeaderException || e.getCause() instanceof RebalanceNeededException)) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
                pauseUntil(deadline, RootCause.of(e), e);
            } catch (TimeoutException e) {
                throw noAnswer("no answer within " + TIMEOUT.toSeconds() + " s", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw noAnswer("interrupted", e);
            }
        }
    }

    private static void pauseUntil(long deadline, String why, @Nullable Throwable cause) {
        if (System.nanoTime() > deadline) {
            throw noAnswer(why, cause);
        }
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer("interrupted", e);
        }
    }

    private static GodwitException noAnswer(String why, @Nullable Throwable cause) {
        return new GodwitException(
                MirrorError.ENGINE_UNAVAILABLE,
                "Connect worker",
                why,
                "godwit mirror starts it again; if it stays so, godwit doctor",
                cause);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
