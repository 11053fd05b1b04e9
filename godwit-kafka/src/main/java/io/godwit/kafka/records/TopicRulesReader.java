package io.godwit.kafka.records;

import io.godwit.core.proof.TopicRules.Cleanup;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Reads how topics are cleaned up. */
public final class TopicRulesReader {
    private static final Set<String> KEYS =
            Set.of("cleanup.policy", "delete.retention.ms", "retention.ms", "retention.bytes");
    private static final int BATCH = 500;

    private final ClusterConnection connection;

    public TopicRulesReader(ClusterConnection connection) {
        this.connection = connection;
    }

    public Map<String, Cleanup> read(Collection<String> topics) {
        Map<String, Cleanup> cleanups = new TreeMap<>();
        List<String> names = List.copyOf(topics);
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            describe(batch).forEach((resource, config) -> cleanups.put(resource.name(), cleanup(config)));
        }
        return cleanups;
    }

    private Map<ConfigResource, Config> describe(List<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .collect(Collectors.toList());
        return connection.await(
                connection.admin().describeConfigs(resources).all(),
                new ClusterRequest(
                        "reading the configs of " + topics.size() + " topics", "describe configs on topics"));
    }

    private static Cleanup cleanup(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (KEYS.contains(entry.name()) && entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return Cleanup.of(values);
    }
}
