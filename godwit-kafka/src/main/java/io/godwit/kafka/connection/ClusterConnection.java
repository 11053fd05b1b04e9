package io.godwit.kafka.connection;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.listener.ListenerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * One cluster as Godwit uses it: one Admin, and as many consumers and producers as are asked for, all from the same
 * client properties, with Godwit's own client ids and bounded waiting. Consumers and producers belong to the caller.
 * Safe for use by several threads.
 */
public final class ClusterConnection implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final ClusterConfig config;
    private final ConnectionTimeouts timeouts;
    private final List<ListenerAnswer> listeners;
    private final ClientProperties properties;
    private final ClusterErrors errors;
    private final AtomicInteger clients = new AtomicInteger();
    private final Admin admin;
    private final String clusterId;

    private ClusterConnection(ClusterConfig config, ConnectionTimeouts timeouts, List<ListenerAnswer> listeners) {
        this.config = config;
        this.listeners = List.copyOf(listeners);
        this.timeouts = timeouts;
        this.properties = new ClientProperties(config, timeouts);
        this.errors = new ClusterErrors(config);
        this.admin = create(() -> Admin.create(properties.admin(clientId("admin"))));
        try {
            this.clusterId = await(
                    admin.describeCluster().clusterId(),
                    new ClusterRequest("asking for the cluster's id", "access to the cluster"));
        } catch (GodwitException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Connects, or tells within seconds why that is not possible: each bootstrap address is tried with a plain socket
     * first, since a Kafka client keeps trying without a word.
     */
    public static ClusterConnection open(ClusterConfig config) {
        return open(config, ConnectionTimeouts.DEFAULT);
    }

    /** As {@link #open(ClusterConfig)}, with other limits. */
    public static ClusterConnection open(ClusterConfig config, ConnectionTimeouts timeouts) {
        return new ClusterConnection(config, timeouts, new Reachability(config, timeouts.reach()).require());
    }

    public ClusterConfig config() {
        return config;
    }

    public ConnectionTimeouts timeouts() {
        return timeouts;
    }

    /** What the bootstrap addresses answered when the connection was opened. */
    public List<ListenerAnswer> listeners() {
        return listeners;
    }

    /** The id that the cluster gave itself. */
    public String clusterId() {
        return clusterId;
    }

    /** The one Admin of this connection; it is closed with the connection. */
    public Admin admin() {
        return admin;
    }

    /** How this cluster's exceptions are told, for clients that are used directly. */
    public ClusterErrors errors() {
        return errors;
    }

    /**
     * A consumer of bytes: no auto commit, no topic creation, and {@code auto.offset.reset=none}.
     *
     * @param purpose one word that becomes part of the client id
     * @param overrides what this use needs beyond that
     */
    public Consumer<byte[], byte[]> consumer(String purpose, Map<String, ?> overrides) {
        Map<String, Object> settings = properties.consumer(clientId(purpose));
        settings.putAll(overrides);
        return create(() -> new KafkaConsumer<>(settings));
    }

    /** As the other, with its own deserializers. */
    public <K, V> Consumer<K, V> consumer(
            String purpose, Map<String, ?> overrides, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = properties.consumer(clientId(purpose));
        settings.putAll(overrides);
        return create(() -> new KafkaConsumer<>(settings, keys, values));
    }

    /**
     * A producer of bytes with {@code acks=all} and idempotence.
     *
     * @param purpose one word that becomes part of the client id
     * @param overrides what this use needs beyond that
     */
    public Producer<byte[], byte[]> producer(String purpose, Map<String, ?> overrides) {
        Map<String, Object> settings = properties.producer(clientId(purpose));
        settings.putAll(overrides);
        return create(() -> new KafkaProducer<>(settings));
    }

    /**
     * How to connect, for a client that is none of Kafka's own. The values may be secrets.
     *
     * @param purpose one word that becomes part of the client id
     */
    public Map<String, Object> properties(String purpose) {
        return properties.admin(clientId(purpose));
    }

    /**
     * Waits for an answer of the Admin.
     *
     * @throws GodwitException if the cluster refuses, or does not answer in time
     */
    public <T> T await(KafkaFuture<T> answer, ClusterRequest request) {
        // The client's own limit comes first and says more; this one is for a client that hangs.
        Duration limit = timeouts.request().plusSeconds(5);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw errors.translate(e, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(request, e);
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }

    private <T> T create(Supplier<T> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            throw errors.translateConstruction(e);
        }
    }

    private String clientId(String purpose) {
        return "godwit-" + config.side().word() + "-" + purpose + "-" + clients.incrementAndGet();
    }

    private GodwitException interrupted(ClusterRequest request, InterruptedException cause) {
        return new GodwitException(
                GeneralError.INTERRUPTED,
                config.toString(),
                "interrupted while " + request.purpose(),
                "run the same command again; it goes on",
                cause);
    }
}
