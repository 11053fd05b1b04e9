package io.godwit.kafka.inventory;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** Reads the configs of topics: all that hold, and those that were set on the topic itself. */
final class TopicConfigReader {
    private final ClusterConnection connection;
    private final Unread unread;
    /** Thirty configs of thousands of topics are mostly the same few texts; each is kept once. */
    private final Map<String, String> texts = new HashMap<>();

    TopicConfigReader(ClusterConnection connection, Unread unread) {
        this.connection = connection;
        this.unread = unread;
    }

    void readInto(Collection<TopicDraft> topics) {
        Batches.forEach(topics, Batches.SIZE, this::request, this::receive);
    }

    private Map<ConfigResource, KafkaFuture<Config>> request(List<TopicDraft> batch) {
        return connection
                .admin()
                .describeConfigs(batch.stream().map(TopicConfigReader::resource).toList())
                .values();
    }

    private void receive(List<TopicDraft> batch, Map<ConfigResource, KafkaFuture<Config>> answer) {
        ClusterRequest request =
                new ClusterRequest("reading the configs of topics", "DESCRIBE_CONFIGS on these topics");
        for (TopicDraft topic : batch) {
            try {
                keep(topic, connection.await(Objects.requireNonNull(answer.get(resource(topic))), request));
            } catch (GodwitException e) {
                if (e.code() != ClusterError.UNKNOWN_TOPIC) {
                    unread.note(InventoryPart.TOPIC_CONFIGS, topic.name(), e);
                }
            }
        }
    }

    private void keep(TopicDraft topic, Config config) {
        SortedMap<String, String> all = new TreeMap<>();
        SortedMap<String, String> explicit = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                String name = once(entry.name());
                String value = once(entry.value());
                all.put(name, value);
                if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                    explicit.put(name, value);
                }
            }
        }
        topic.setConfigs(all, explicit);
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    private static ConfigResource resource(TopicDraft topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
