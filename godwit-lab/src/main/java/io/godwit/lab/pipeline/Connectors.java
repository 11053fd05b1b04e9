package io.godwit.lab.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.lab.LabException;
import io.godwit.lab.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The connectors of a Connect cluster, by its REST API. Each method may be called again after it failed. */
public final class Connectors {
    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    /** A worker that rebalances answers so. */
    private static final int CONFLICT = 409;

    private static final int FIRST_FAILURE = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Of any worker. */
    public Connectors(URI url) {
        this.url = url;
    }

    /**
     * Creates the connector, or gives it this configuration, and lets it run.
     *
     * @throws LabException if Connect does not take it
     */
    public void run(String name, Map<String, String> config) {
        try {
            ask("PUT", "/connectors/" + name + "/config", BodyPublishers.ofString(JSON.writeValueAsString(config)));
        } catch (JsonProcessingException e) {
            throw new LabException("could not write the configuration of " + name, e);
        }
        if (state(name).equals("STOPPED")) {
            ask("PUT", "/connectors/" + name + "/resume", BodyPublishers.noBody());
        }
    }

    /** Returns when the connector and each of its tasks run; fails at once when one has failed. */
    public void awaitRunning(String name, Duration timeout) {
        Patience.await(timeout, () -> runs(name), () -> "connector " + name + " runs; its status is " + status(name));
    }

    /** Returns when no task of it is left, and none will come: its offsets can be read and set from then on. */
    public void stop(String name, Duration timeout) {
        if (!exists(name)) {
            return;
        }
        ask("PUT", "/connectors/" + name + "/stop", BodyPublishers.noBody());
        Patience.await(
                timeout,
                () -> state(name).equals("STOPPED")
                        && status(name).path("tasks").isEmpty(),
                () -> "connector " + name + " stops; its status is " + status(name));
    }

    /** What {@code GET …/offsets} says (KIP-875). */
    public JsonNode offsets(String name) {
        return ask("GET", "/connectors/" + name + "/offsets", BodyPublishers.noBody());
    }

    public boolean exists(String name) {
        return !status(name).isMissingNode();
    }

    /** As it was given. */
    public Map<String, String> config(String name) {
        Map<String, String> config = new TreeMap<>();
        ask("GET", "/connectors/" + name + "/config", BodyPublishers.noBody())
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        return config;
    }

    /** The whole answer; missing if there is no such connector. */
    public JsonNode status(String name) {
        return ask("GET", "/connectors/" + name + "/status", BodyPublishers.noBody());
    }

    private boolean runs(String name) {
        JsonNode status = status(name);
        if (status.toString().contains("\"FAILED\"")) {
            throw new LabException("connector " + name + " failed: " + status);
        }
        JsonNode tasks = status.path("tasks");
        if (!status.at("/connector/state").asText().equals("RUNNING") || tasks.isEmpty()) {
            return false;
        }
        for (JsonNode task : tasks) {
            if (!task.path("state").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    private String state(String name) {
        return status(name).at("/connector/state").asText();
    }

    private JsonNode ask(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(ASK_TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        JsonNode[] answer = new JsonNode[1];
        Patience.await(
                ASK_TIMEOUT,
                () -> {
                    HttpResponse<String> response = send(request);
                    if (response.statusCode() == CONFLICT) {
                        return false;
                    }
                    answer[0] = read(request, response);
                    return true;
                },
                () -> "Connect takes " + method + " " + path + "; it says that it rebalances");
        return answer[0];
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
        try {
            if (response.statusCode() == NOT_FOUND || response.body().isBlank()) {
                return JSON.missingNode();
            }
            if (response.statusCode() >= FIRST_FAILURE) {
                throw new LabException("Connect answered " + response.statusCode() + " to " + request.method() + " "
                        + request.uri().getPath() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new LabException("Connect's answer to " + request.uri() + " is no JSON: " + response.body(), e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LabException("Connect at " + url + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while asking Connect at " + url, e);
        }
    }
}
