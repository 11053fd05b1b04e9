package io.godwit.core.connect;

import io.godwit.core.config.ConnectPair;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Objects;

/**
 * What two Connect clusters are, between which connectors move.
 *
 * @param source the source's
 * @param target the target's
 */
public record ConnectFacts(ConnectPair pair, Side source, Side target) {
    public ConnectFacts {
        Objects.requireNonNull(pair);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
    }

    public Side on(ClusterSide side) {
        return side == ClusterSide.SOURCE ? source : target;
    }

    /**
     * One of them.
     *
     * @param kafkaClusterId of the migration's cluster on that side; empty if it could not be asked
     */
    public record Side(ConnectRelease release, List<ConnectPlugin> plugins, String kafkaClusterId) {
        public Side {
            Objects.requireNonNull(release);
            Objects.requireNonNull(kafkaClusterId);
            plugins = List.copyOf(plugins);
        }

        /** The plugin's versions here; empty if it isn't here. */
        public List<String> versions(String className) {
            return plugins.stream()
                    .filter(plugin -> plugin.isMeantBy(className))
                    .map(ConnectPlugin::version)
                    .distinct()
                    .toList();
        }
    }
}
