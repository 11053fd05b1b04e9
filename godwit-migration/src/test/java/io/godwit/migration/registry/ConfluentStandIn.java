package io.godwit.migration.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry in this process that behaves as Confluent's published REST API says: IMPORT mode with its overwriting, soft
 * deletes, references, contexts, modes, levels and error codes. Compatibility of schemas is not checked.
 */
final class ConfluentStandIn implements AutoCloseable {
    static {
        // Else each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final ConfluentBehaviour registry = new ConfluentBehaviour();
    private final AtomicLong requests = new AtomicLong();
    private final String scheme;
    /** Answers instead of the registry where it gives something. */
    private volatile Function<HttpExchange, Optional<Answer>> disturbance = exchange -> Optional.empty();

    /** What is sent back. */
    record Answer(int status, String contentType, String body) {
        static Answer html(int status) {
            return new Answer(status, "text/html", "<html><body>Sign in</body></html>");
        }
    }

    ConfluentStandIn() {
        this(null, false);
    }

    /** @param tls whose certificate it shows; null for plain HTTP */
    ConfluentStandIn(@Nullable SSLContext tls, boolean clientCertificate) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls == null) {
                server = HttpServer.create(anyPort, 256);
            } else {
                HttpsServer https = HttpsServer.create(anyPort, 256);
                https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters all = tls.getDefaultSSLParameters();
                        all.setNeedClientAuth(clientCertificate);
                        parameters.setSSLParameters(all);
                    }
                });
                server = https;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = tls == null ? "http" : "https";
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    long requests() {
        return requests.get();
    }

    /** Takes calls with ids and gives others, as Apicurio's compatible API does. */
    ConfluentStandIn withoutKeepingIds() {
        registry.keepsIds = false;
        return this;
    }

    /** Knows no contexts, and takes a prefix for the beginning of a name, as Redpanda does. */
    ConfluentStandIn withoutContexts() {
        registry.hasContexts = false;
        return this;
    }

    /** Answers 404 to all that is about modes, as registries without them do. */
    ConfluentStandIn withoutModes() {
        registry.hasModes = false;
        return this;
    }

    /** Something else answers where the function gives something. */
    void disturb(Function<HttpExchange, Optional<Answer>> function) {
        disturbance = function;
    }

    /** Answers 401 unless the header is that. */
    void requireAuthorization(String value) {
        disturb(exchange -> value.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                ? Optional.empty()
                : Optional.of(
                        new Answer(401, "application/json", "{\"error_code\":401,\"message\":\"Unauthorized\"}")));
    }

    /** Answers 503 to the first so many requests, then as usual. */
    void beBusyFor(int count) {
        AtomicInteger left = new AtomicInteger(count);
        disturb(exchange -> left.getAndDecrement() > 0
                ? Optional.of(new Answer(503, "application/json", "{\"error_code\":50003,\"message\":\"busy\"}"))
                : Optional.empty());
    }

    /** Puts a schema into a subject without any check, with that id and version. */
    synchronized ConfluentStandIn put(String subject, int version, int id, String schema, String... references) {
        ObjectNode body = NODES.objectNode().put("schema", schema);
        if (references.length > 0) {
            ArrayNode array = body.putArray("references");
            for (String reference : references) {
                int at = reference.lastIndexOf('@');
                array.addObject()
                        .put("name", reference.substring(0, at))
                        .put("subject", reference.substring(0, at))
                        .put("version", Integer.parseInt(reference.substring(at + 1)));
            }
        }
        registry.subjects
                .computeIfAbsent(subject, name -> new TreeMap<>())
                .put(version, new ConfluentBehaviour.Entry(id, body, false));
        return this;
    }

    synchronized ConfluentStandIn softDelete(String subject, int version) {
        registry.subjects
                .getOrDefault(subject, new TreeMap<>())
                .computeIfPresent(
                        version, (number, entry) -> new ConfluentBehaviour.Entry(entry.id(), entry.body(), true));
        return this;
    }

    synchronized ConfluentStandIn mode(String subject, String mode) {
        registry.modes.put(subject, mode);
        return this;
    }

    synchronized ConfluentStandIn level(String subject, String level) {
        registry.levels.put(subject, level);
        return this;
    }

    /** Nothing but a subject's own mode; null if it has none. */
    synchronized @Nullable String modeOf(String subject) {
        return registry.modes.get(subject);
    }

    /** {@code subject/version/id}, with a minus where it is soft-deleted. */
    synchronized List<String> content() {
        List<String> all = new ArrayList<>();
        registry.subjects.forEach((subject, versions) -> versions.forEach((version, entry) ->
                all.add((entry.deleted() ? "-" : "") + subject + "/" + version + "/" + entry.id())));
        return all;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Answer answer = disturbance.apply(exchange).orElseGet(() -> answer(exchange));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange) {
        List<String> path = Arrays.stream(
                        exchange.getRequestURI().getRawPath().substring(1).split("/"))
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String method = exchange.getRequestMethod();
        try {
            JsonNode body = method.equals("GET") || method.equals("DELETE")
                    ? NODES.objectNode()
                    : Json.tree(exchange.getRequestBody().readAllBytes());
            return new Answer(
                    200,
                    "application/vnd.schemaregistry.v1+json",
                    Json.line(registry.route(method, path, query, body)));
        } catch (ConfluentBehaviour.Failure e) {
            return new Answer(
                    e.code / 100 > 9 ? e.code / 100 : e.code,
                    "application/vnd.schemaregistry.v1+json",
                    Json.line(NODES.objectNode().put("error_code", e.code).put("message", e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
