package io.godwit.connect.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.connect.cluster.ConnectHttp.Answer;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.connect.ConnectRelease;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorOffset;
import io.godwit.core.connect.ConnectorStatus;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One Connect cluster. What is asked changes nothing; what is told takes effect a moment later, which {@link #status} shows.
 *
 * <p>Every method throws a {@link GodwitException} if the cluster can't be reached, or refuses the login.
 */
public final class ConnectClient {
    private final ConnectConfig config;
    private final ConnectHttp http;

    public ConnectClient(ConnectConfig config) {
        this.config = config;
        this.http = new ConnectHttp(config);
    }

    public ConnectConfig config() {
        return config;
    }

    /** How messages call it. */
    public String resource() {
        return http.resource();
    }

    public ConnectRelease release() {
        JsonNode root = http.get("/");
        if (!root.hasNonNull("version")) {
            throw http.strange("/", "no version");
        }
        return new ConnectRelease(
                root.path("version").asText(), root.path("kafka_cluster_id").asText(""));
    }

    /** Those that the worker who answers can load; converters and transformations too, where it lists them. */
    public List<ConnectPlugin> plugins(ConnectRelease release) {
        JsonNode all = http.get("/connector-plugins" + (release.listsAllPlugins() ? "?connectorsOnly=false" : ""));
        List<ConnectPlugin> plugins = new ArrayList<>();
        all.forEach(plugin -> plugins.add(ConnectAnswers.plugin(plugin)));
        plugins.sort(ConnectPlugin.ORDER);
        return List.copyOf(plugins);
    }

    /** The settings of a plugin that it declares as passwords; empty where Connect does not tell (before 3.2). */
    public Set<String> passwords(String className) {
        Answer answer = http.send("GET", "/connector-plugins/" + encoded(className) + "/config", "");
        Set<String> passwords = new TreeSet<>();
        if (answer.isGood()) {
            http.parsed("/connector-plugins", answer).forEach(definition -> {
                if (definition.path("type").asText().equals("PASSWORD")) {
                    passwords.add(definition.path("name").asText());
                }
            });
        }
        return passwords;
    }

    /** All connectors, in the order of their names, by one request. */
    public List<Connector> connectors() {
        JsonNode all = http.get("/connectors?expand=info&expand=status");
        SortedMap<String, Connector> connectors = new TreeMap<>();
        all.properties()
                .forEach(entry -> connectors.put(
                        entry.getKey(),
                        ConnectAnswers.connector(
                                entry.getKey(),
                                entry.getValue().path("info"),
                                entry.getValue().path("status"))));
        return List.copyOf(connectors.values());
    }

    /** Empty if there is none of that name. */
    public Optional<Connector> connector(String name) {
        Answer info = http.send("GET", path(name), "");
        if (info.isMissing()) {
            return Optional.empty();
        }
        require(info, "GET", name);
        Answer status = http.send("GET", path(name) + "/status", "");
        JsonNode told = status.isGood() ? http.parsed(path(name), status) : Json.tree(Map.of());
        return Optional.of(ConnectAnswers.connector(name, http.parsed(path(name), info), told));
    }

    /** Empty if there is none of that name, or no worker has taken it on yet. */
    public Optional<ConnectorStatus> status(String name) {
        Answer answer = http.send("GET", path(name) + "/status", "");
        if (answer.isMissing()) {
            return Optional.empty();
        }
        require(answer, "GET", name);
        return Optional.of(ConnectAnswers.status(http.parsed(path(name), answer)));
    }

    /** How far it is; empty where Connect does not tell (before 3.5), or can't at the moment. */
    public Optional<List<ConnectorOffset>> offsets(String name) {
        Answer answer = http.send("GET", path(name) + "/offsets", "");
        return answer.isGood()
                ? Optional.of(ConnectAnswers.offsets(http.parsed(path(name), answer)))
                : Optional.empty();
    }

    /** The topics that a connector has used since it was started, or they were reset (KIP-558); none where that is off. */
    public List<String> usedTopics(String name) {
        Answer answer = http.send("GET", path(name) + "/topics", "");
        List<String> topics = new ArrayList<>();
        if (answer.isGood()) {
            http.parsed(path(name), answer).path(name).path("topics").forEach(topic -> topics.add(topic.asText()));
        }
        topics.sort(null);
        return topics;
    }

    /** Creates a connector that does nothing yet. */
    public void createStopped(String name, Map<String, String> settings) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", name);
        request.put("config", settings);
        request.put("initial_state", "STOPPED");
        require(http.send("POST", "/connectors", Json.line(request)), "POST", name);
    }

    /** Creates a connector, which starts at once. */
    public void create(String name, Map<String, String> settings) {
        require(http.send("PUT", path(name) + "/config", Json.line(settings)), "PUT", name);
    }

    /** Ends its tasks, which commit what they have done; its configuration and its offsets stay. */
    public void stop(String name) {
        require(http.send("PUT", path(name) + "/stop", ""), "PUT stop", name);
    }

    public void resume(String name) {
        require(http.send("PUT", path(name) + "/resume", ""), "PUT resume", name);
    }

    /** Sets offsets of a stopped connector; JSON's null takes one away. Others stay. */
    public void alter(String name, List<ConnectorOffset> offsets) {
        String body = Json.line(Map.of("offsets", offsets));
        require(http.send("PATCH", path(name) + "/offsets", body), "PATCH offsets", name);
    }

    /** What the cluster finds wrong with a configuration, one line each, without values; empty if nothing. */
    public List<String> problems(String className, Map<String, String> settings) {
        String path = "/connector-plugins/" + encoded(className) + "/config/validate";
        Answer answer = http.send("PUT", path, Json.line(settings));
        if (!answer.isGood()) {
            if (answer.status() == 405) {
                throw http.notAllowed("PUT " + path, answer);
            }
            return List.of(answer.message());
        }
        return ConnectAnswers.problems(http.parsed(path, answer));
    }

    private void require(Answer answer, String request, String name) {
        if (answer.status() == 405) {
            throw http.notAllowed(request, answer);
        }
        if (!answer.isGood()) {
            throw new GodwitException(
                    ConnectError.REFUSED,
                    "connector " + name + " on the " + http.resource(),
                    request + " was answered with " + answer.status() + " " + answer.message(),
                    "look at the workers' logs; godwit connect plan checks the configuration");
        }
    }

    private static String path(String name) {
        return "/connectors/" + encoded(name);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return resource();
    }
}
