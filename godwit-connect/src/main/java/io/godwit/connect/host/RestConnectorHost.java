package io.godwit.connect.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A distributed Connect cluster elsewhere, spoken to by REST. */
public final class RestConnectorHost implements ConnectorHost {
    private final URI url;
    private final Fitness fitness;
    private final ConnectRest rest;
    private final Set<String> handedOver = new TreeSet<>();

    public RestConnectorHost(URI url, Fitness fitness) {
        this.url = url;
        this.fitness = fitness;
        this.rest = new ConnectRest(url);
    }

    @Override
    public void start() {
        fitness.require(rest);
    }

    @Override
    public void put(String connector, Map<String, String> config) {
        ConnectRest.Answer answer = rest.send("PUT", path(connector) + "/config", Json.line(config));
        if (answer.isRefusal()) {
            throw fitness.refusal(rest, connector, answer.message());
        }
        handedOver.add(connector);
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
