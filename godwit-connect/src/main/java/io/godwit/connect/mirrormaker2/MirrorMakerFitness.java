package io.godwit.connect.mirrormaker2;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.connect.host.ConnectRest;
import io.godwit.connect.host.Fitness;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.kafka.connection.ClusterConnection;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;

/** Workers for MirrorMaker's connectors must run on the target and copy exactly once. */
record MirrorMakerFitness(ClusterConfig targetConfig) implements Fitness {
    @Override
    public void require(ConnectRest rest) {
        JsonNode root = rest.get("/").orElseThrow(() -> rest.strange("/", "404"));
        String clusterId = root.path("kafka_cluster_id").asText();
        try (ClusterConnection target = ClusterConnection.open(targetConfig)) {
            if (!clusterId.equals(target.clusterId())) {
                throw new GodwitException(
                        MirrorError.CONNECT_ELSEWHERE,
                        rest.shownUrl(),
                        "this Connect cluster writes to the Kafka cluster " + clusterId + ", the target is "
                                + target.clusterId(),
                        "name a Connect cluster whose bootstrap.servers are the target's in mirror.connectUrl, or leave "
                                + "mirror.connectUrl out");
            }
        }
        if (Fitness.version(rest, MirrorSourceConnector.class.getName()).isEmpty()) {
            throw new GodwitException(
                    MirrorError.CONNECT_REFUSED,
                    rest.shownUrl(),
                    "the workers have no MirrorMaker connectors",
                    "put connect-mirror and connect-mirror-client, which Apache Kafka ships in libs, on the workers' class path");
        }
    }

    @Override
    public GodwitException refusal(ConnectRest rest, String connector, String message) {
        if (message.contains("exactly-once source support")) {
            return new GodwitException(
                    MirrorError.NOT_EXACTLY_ONCE,
                    rest.shownUrl(),
                    "its workers do not support exactly-once sources, so a worker that dies would double records",
                    "set exactly.once.source.support=enabled on every worker (first preparing, then enabled, each with a "
                            + "rolling restart), or leave mirror.connectUrl out");
        }
        return new GodwitException(
                MirrorError.CONNECT_REFUSED,
                connector,
                "Connect at " + rest.shownUrl() + " refused the configuration: " + message,
                "correct what it names; a worker's connector.client.config.override.policy must be All");
    }
}
