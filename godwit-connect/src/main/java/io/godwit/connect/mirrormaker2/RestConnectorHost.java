package io.godwit.connect.mirrormaker2;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.json.Json;
import io.godwit.kafka.connection.ClusterConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.mirror.MirrorSourceConnector;

/** A distributed Connect cluster elsewhere, spoken to by REST. It must run on the target and copy exactly once. */
final class RestConnectorHost implements ConnectorHost {
    private final URI url;
    private final MirrorMaker2Settings settings;
    private final ConnectRest rest;
    private final Set<String> handedOver = new TreeSet<>();

    RestConnectorHost(URI url, MirrorMaker2Settings settings) {
        this.url = url;
        this.settings = settings;
        this.rest = new ConnectRest(url);
    }

    @Override
    public void start() {
        JsonNode root = rest.get("/").orElseThrow(() -> rest.strange("/", "404"));
        String clusterId = root.path("kafka_cluster_id").asText();
        try (ClusterConnection target = ClusterConnection.open(settings.target())) {
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
        requirePlugin();
    }

    private void requirePlugin() {
        JsonNode plugins = rest.get("/connector-plugins").orElseThrow(() -> rest.strange("/connector-plugins", "404"));
        for (JsonNode plugin : plugins) {
            if (plugin.path("class").asText().equals(MirrorSourceConnector.class.getName())) {
                return;
            }
        }
        throw new GodwitException(
                MirrorError.CONNECT_REFUSED,
                rest.shownUrl(),
                "the workers have no MirrorMaker connectors",
                "put connect-mirror and connect-mirror-client, which Apache Kafka ships in libs, on the workers' class path");
    }

    @Override
    public void put(String connector, Map<String, String> config) {
        ConnectRest.Answer answer = rest.send("PUT", path(connector) + "/config", Json.line(config));
        if (answer.isRefusal()) {
            throw refusal(connector, answer.message());
        }
        handedOver.add(connector);
    }

    private GodwitException refusal(String connector, String message) {
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

    @Override
    public void resume(String connector) {
        rest.send("PUT", path(connector) + "/resume", "");
    }

    @Override
    public void stop(String connector) {
        rest.send("PUT", path(connector) + "/stop", "");
    }

    @Override
    public void delete(String connector) {
        rest.send("DELETE", path(connector), "");
        handedOver.remove(connector);
    }

    @Override
    public Optional<ConnectorHealth> health(String connector) {
        return rest.get(path(connector) + "/status").map(status -> {
            List<ConnectorHealth.TaskHealth> tasks = new ArrayList<>();
            status.path("tasks")
                    .forEach(task -> tasks.add(new ConnectorHealth.TaskHealth(
                            task.path("id").asInt(),
                            task.path("state").asText(),
                            task.path("trace").asText(""))));
            JsonNode own = status.path("connector");
            return new ConnectorHealth(
                    connector, own.path("state").asText(), own.path("trace").asText(""), tasks);
        });
    }

    @Override
    public void restartConnector(String connector) {
        rest.send("POST", path(connector) + "/restart", "");
    }

    @Override
    public void restartTask(String connector, int task) {
        rest.send("POST", path(connector) + "/tasks/" + task + "/restart", "");
    }

    /** The connectors would go on without anybody who watches over them; they keep their positions. */
    @Override
    public void close() {
        handedOver.forEach(this::stop);
    }

    private static String path(String connector) {
        return "/connectors/" + java.net.URLEncoder.encode(connector, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Connect at " + url.getHost();
    }
}
