package io.godwit.migration.mirror.batch;

import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The largest batch that each topic of the target takes. */
final class BatchLimits {
    private static final int REQUEST_SIZE = 500;

    private final ClusterConnection target;

    BatchLimits(ClusterConnection target) {
        this.target = target;
    }

    /** {@code max.message.bytes} of these topics. */
    Map<String, Integer> read(Collection<String> topics) {
        Map<String, Integer> limits = new HashMap<>();
        List<String> names = List.copyOf(topics);
        for (int from = 0; from < names.size(); from += REQUEST_SIZE) {
            List<ConfigResource> resources = names.subList(from, Math.min(names.size(), from + REQUEST_SIZE)).stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            target.await(
                            target.admin().describeConfigs(resources).all(),
                            new ClusterRequest(
                                    "reading the configs of " + resources.size() + " topics",
                                    "describe configs on topics"))
                    .forEach((resource, config) -> limits.put(resource.name(), limit(config)));
        }
        return limits;
    }

    private static int limit(Config config) {
        ConfigEntry entry = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return entry == null || entry.value() == null ? Integer.MAX_VALUE : Integer.parseInt(entry.value());
    }
}
