package io.godwit.kafka.inventory;

import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterVersion;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import io.godwit.kafka.listener.ListenerAnswer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derives what the cluster runs from the requests that its brokers accept, and reads its feature levels. */
final class VersionReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(VersionReader.class);

    /** Only brokers of a KRaft cluster pass this request on to the controller quorum. */
    private static final int DESCRIBE_QUORUM = 55;

    private final ClusterConnection connection;

    VersionReader(ClusterConnection connection) {
        this.connection = connection;
    }

    ClusterVersion read() {
        SortedMap<Integer, Integer> versions = connection.listeners().stream()
                .map(ListenerAnswer::newestVersions)
                .filter(told -> !told.isEmpty())
                .findFirst()
                .orElseGet(TreeMap::new);
        String controller = versions.isEmpty() ? "-" : versions.containsKey(DESCRIBE_QUORUM) ? "KRaft" : "ZooKeeper";
        return new ClusterVersion(ReleaseMilestone.release(versions), controller, features());
    }

    private Map<String, Integer> features() {
        Map<String, Integer> levels = new TreeMap<>();
        try {
            FeatureMetadata features = connection.await(
                    connection.admin().describeFeatures().featureMetadata(),
                    new ClusterRequest("reading the feature levels", "access to the cluster"));
            features.finalizedFeatures().forEach((name, range) -> levels.put(name, (int) range.maxVersionLevel()));
        } catch (GodwitException e) {
            LOGGER.debug("No feature levels: {}", e.getMessage());
        }
        return levels;
    }
}
