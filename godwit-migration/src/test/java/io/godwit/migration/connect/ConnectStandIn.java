package io.godwit.migration.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Connect's REST API does, in memory: connectors with a state, a task while they run, and offsets. One whose configuration has
 * {@code fails} fails when it is started, one with {@code stubborn} never stops.
 */
public final class ConnectStandIn implements AutoCloseable {
    public final Map<String, One> connectors = new TreeMap<>();
    public final List<String> requests = new ArrayList<>();
    String version = "4.3.1";
    int refuseWith;

    private final HttpServer server;

    /** A connector. */
    public static final class One {
        JsonNode config = Json.tree(Map.of());
        public String state = "RUNNING";
        public final Map<JsonNode, JsonNode> offsets = new java.util.LinkedHashMap<>();
    }

    public ConnectStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public One add(String name, String state, Map<String, String> config) {
        One one = new One();
        one.config = Json.tree(config);
        one.state = state;
        connectors.put(name, one);
        return one;
    }

    /** A connector that is there. */
    public One get(String name) {
        return java.util.Objects.requireNonNull(connectors.get(name));
    }

    public String state(String name) {
        One one = connectors.get(name);
        return one == null ? "MISSING" : one.state;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(method + " " + path);
        if (refuseWith > 0) {
            send(exchange, refuseWith, Map.of("message", "no"));
            return;
        }
        JsonNode json = body.length == 0 ? Json.tree(Map.of()) : Json.tree(body);
        String[] parts = path.split("/", -1);
        if (path.equals("/")) {
            send(exchange, 200, Map.of("version", version, "kafka_cluster_id", "K"));
        } else if (method.equals("POST")) {
            One one = add(json.path("name").asText(), json.path("initial_state").asText("RUNNING"), Map.of());
            one.config = json.path("config");
            send(exchange, 201, json);
        } else if (method.equals("PUT") && path.endsWith("/config")) {
            add(parts[2], "RUNNING", Map.of()).config = json;
            send(exchange, 201, Map.of("name", parts[2]));
        } else if (!connectors.containsKey(parts[2])) {
            send(exchange, 404, Map.of("message", "no such connector"));
        } else {
            one(exchange, method, parts.length > 3 ? parts[3] : "", parts[2], json);
        }
    }

    private void one(HttpExchange exchange, String method, String what, String name, JsonNode json) throws IOException {
        One one = java.util.Objects.requireNonNull(connectors.get(name));
        switch (method + " " + what) {
            case "GET " ->
                send(
                        exchange,
                        200,
                        Map.of("name", name, "type", one.config.path("kind").asText("source"), "config", one.config));
            case "GET status" -> send(exchange, 200, status(one));
            case "GET offsets" -> {
                List<Map<String, JsonNode>> all = new ArrayList<>();
                one.offsets.forEach((partition, offset) -> all.add(Map.of("partition", partition, "offset", offset)));
                send(exchange, 200, Map.of("offsets", all));
            }
            case "PUT stop" -> {
                one.state = one.config.has("stubborn") ? one.state : "STOPPED";
                send(exchange, 204, Map.of());
            }
            case "PUT resume" -> {
                one.state = "RUNNING";
                send(exchange, 202, Map.of());
            }
            case "PATCH offsets" -> {
                if (!one.state.equals("STOPPED")) {
                    send(exchange, 400, Map.of("message", "Connectors must be in the STOPPED state"));
                    return;
                }
                json.path("offsets").forEach(offset -> {
                    if (offset.path("offset").isNull()) {
                        one.offsets.remove(offset.path("partition"));
                    } else {
                        one.offsets.put(offset.path("partition"), offset.path("offset"));
                    }
                });
                send(exchange, 200, Map.of("message", "done"));
            }
            default -> send(exchange, 405, Map.of("message", "not allowed"));
        }
    }

    private static Map<String, Object> status(One one) {
        boolean runs = one.state.equals("RUNNING");
        boolean fails = one.config.has("fails");
        Map<String, Object> task = fails
                ? Map.of(
                        "id",
                        0,
                        "state",
                        "FAILED",
                        "worker_id",
                        "w:1",
                        "trace",
                        "org.apache.kafka.connect.errors.ConnectException: it\n\tat x.Y\nCaused by: java.io.IOException: disk full\n")
                : Map.of("id", 0, "state", "RUNNING", "worker_id", "w:1");
        return Map.of(
                "connector", Map.of("state", one.state, "worker_id", "w:1"), "tasks", runs ? List.of(task) : List.of());
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = Json.line(answer).getBytes(StandardCharsets.UTF_8);
        boolean empty = status == 204;
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
