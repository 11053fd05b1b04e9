package io.godwit.kafka.connection;

import io.godwit.core.config.ClusterConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A user's properties file belongs to some application: it names serializers, interceptors and tuning that an admin client
 * does not know or that must not act on Godwit's behalf. Each client gets what belongs to it, what says how to connect, and
 * what no client knows (login modules and callback handlers read their own keys).
 */
public final class ClientProperties {
    /** What identifies an application or acts for it; Godwit has its own. */
    private static final Set<String> APPLICATION_KEYS = Set.of(
            "client.id",
            "group.id",
            "group.instance.id",
            "group.protocol",
            "group.remote.assignor",
            "partition.assignment.strategy",
            "transactional.id",
            "transaction.two.phase.commit.enable",
            "interceptor.classes",
            "metric.reporters",
            "enable.metrics.push",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "partitioner.class",
            "enable.auto.commit",
            "auto.offset.reset",
            "isolation.level",
            "allow.auto.create.topics",
            "bootstrap.controllers",
            "request.timeout.ms",
            "default.api.timeout.ms",
            "delivery.timeout.ms",
            "max.block.ms");

    private static final Set<String> ALL_KNOWN = Stream.of(
                    AdminClientConfig.configNames(), ConsumerConfig.configNames(), ProducerConfig.configNames())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final ClusterConfig config;
    private final ConnectionTimeouts timeouts;

    public ClientProperties(ClusterConfig config, ConnectionTimeouts timeouts) {
        this.config = config;
        this.timeouts = timeouts;
    }

    public Map<String, Object> admin(String clientId) {
        Map<String, Object> properties = common(AdminClientConfig.configNames(), clientId);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs());
        return properties;
    }

    public Map<String, Object> consumer(String clientId) {
        Map<String, Object> properties = common(ConsumerConfig.configNames(), clientId);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A reader whose offset is gone must hear of it, never jump over what it should have read.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return properties;
    }

    public Map<String, Object> producer(String clientId) {
        Map<String, Object> properties = common(ProducerConfig.configNames(), clientId);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.remove(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG);
        return properties;
    }

    private Map<String, Object> common(Set<String> known, String clientId) {
        Map<String, Object> properties = new TreeMap<>();
        config.properties().forEach((key, value) -> {
            boolean belongs = known.contains(key) || !ALL_KNOWN.contains(key);
            if (belongs && !APPLICATION_KEYS.contains(key)) {
                properties.put(key, value);
            }
        });
        properties.put("client.id", clientId);
        // Half of the limit, so that a request which a dying broker lost is sent once more within it.
        properties.put("request.timeout.ms", limitMs() / 2);
        properties.put("socket.connection.setup.timeout.ms", timeouts.reach().toMillis());
        properties.put(
                "socket.connection.setup.timeout.max.ms", timeouts.request().toMillis());
        // No JMX beans and no telemetry: Godwit's own metrics tell what it does.
        properties.put("metric.reporters", "");
        properties.put("enable.metrics.push", false);
        return properties;
    }

    private int limitMs() {
        return Math.toIntExact(timeouts.request().toMillis());
    }
}
