package io.godwit.kafka.journal;

import io.godwit.core.config.ClusterConfig;
import io.godwit.kafka.connection.ClientProperties;
import io.godwit.kafka.connection.ConnectionTimeouts;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What the journal's clients need on top of the way to the cluster. Each blocking call ends after the time limit. */
final class JournalClients {
    private JournalClients() {}

    static Map<String, Object> admin(ClusterConfig target, String clientId, Duration timeLimit) {
        return properties(target, timeLimit).admin(clientId);
    }

    /** Sees committed records alone: what a fenced writer left behind is none. */
    static Map<String, Object> reader(ClusterConfig target, String clientId, Duration timeLimit) {
        Map<String, Object> properties = properties(target, timeLimit).consumer(clientId);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }

    /**
     * Idempotent; records are durable when acknowledged.
     *
     * @param delivery how long a record may take, repetitions included. The producer measures it by the clock of the day: where
     *     nothing else forbids it, it should outlast a machine that stands still for a while, as when it is moved to another host
     */
    static Map<String, Object> writer(ClusterConfig target, String clientId, Duration timeLimit, Duration delivery) {
        Map<String, Object> properties = properties(target, timeLimit).producer(clientId);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(delivery.toMillis()));
        return properties;
    }

    private static ClientProperties properties(ClusterConfig target, Duration timeLimit) {
        Duration reach = ConnectionTimeouts.DEFAULT.reach();
        return new ClientProperties(
                target, new ConnectionTimeouts(reach.compareTo(timeLimit) < 0 ? reach : timeLimit, timeLimit));
    }
}
