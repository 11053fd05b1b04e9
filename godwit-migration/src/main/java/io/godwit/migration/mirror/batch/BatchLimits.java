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

/** What each topic of the target takes. */
final class BatchLimits {
    private static final int REQUEST_SIZE = 500;

    private final ClusterConnection target;

    /**
     * @param maxBatchBytes the largest batch
     * @param compacted then it takes no records without a key
     */
    record TopicLimits(int maxBatchBytes, boolean compacted) {
        /** Of a topic that told nothing. */
        static final TopicLimits NONE = new TopicLimits(Integer.MAX_VALUE, false);
    }

    BatchLimits(ClusterConnection target) {
        this.target = target;
    }

    /** By the configs of these topics. */
    Map<String, TopicLimits> read(Collection<String> topics) {
        Map<String, TopicLimits> limits = new HashMap<>();
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
                    .forEach((resource, config) -> limits.put(resource.name(), limits(config)));
        }
        return limits;
    }

    private static TopicLimits limits(Config config) {
        ConfigEntry size = config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        ConfigEntry policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        return new TopicLimits(
                size == null || size.value() == null ? Integer.MAX_VALUE : Integer.parseInt(size.value()),
                policy != null
                        && policy.value() != null
                        && policy.value().contains(TopicConfig.CLEANUP_POLICY_COMPACT));
    }
}
