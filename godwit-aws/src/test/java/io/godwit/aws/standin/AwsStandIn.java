package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * AWS on this machine: the control plane of MSK, Application Auto Scaling and Secrets Manager. Each request and each answer is held against
 * AWS's published models; what does not fit is in {@link #violations}.
 */
public final class AwsStandIn implements AutoCloseable {
    private static final ServiceModel KAFKA = ServiceModel.load("kafka-2018-11-14");
    private static final ServiceModel SCALING = ServiceModel.load("application-autoscaling-2016-02-06");
    private static final ServiceModel SECRETS = ServiceModel.load("secretsmanager-2017-10-17");
    private static final Map<ServiceModel, String> SIGNING_NAMES =
            Map.of(KAFKA, "kafka", SCALING, "application-autoscaling", SECRETS, "secretsmanager");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> new Thread(work, "aws-stand-in"));
    private final MskState msk = new MskState();
    private final ScalingState scaling = new ScalingState();
    private final SecretsState secrets = new SecretsState();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Refusal>> refusals = new HashMap<>();

    /** An answer that is no success. Status 0: the request is carried out, and its answer gets lost. */
    public record Refusal(int status, String code, String message) {
        static final int LOST = 0;

        /** The request is carried out, and its answer gets lost. */
        public static Refusal lostAnswer() {
            return new Refusal(LOST, "", "");
        }
    }

    private AwsStandIn(HttpServer server) {
        this.server = server;
    }

    public static AwsStandIn start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AwsStandIn standIn = new AwsStandIn(server);
            server.createContext("/", standIn::handle);
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public MskState msk() {
        return msk;
    }

    public ScalingState scaling() {
        return scaling;
    }

    public SecretsState secrets() {
        return secrets;
    }

    /** What did not fit the published models. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** The operations that were asked for, in order, retries included. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    public long count(String operation) {
        return operations.stream().filter(operation::equals).count();
    }

    /** The next requests for the operation are answered so, one after the other. */
    public synchronized void refuse(String operation, Refusal... answers) {
        refusals.computeIfAbsent(operation, key -> new ConcurrentLinkedDeque<>())
                .addAll(List.of(answers));
    }

    private synchronized Optional<Refusal> refusal(String operation) {
        return Optional.ofNullable(refusals.get(operation)).map(Deque::poll);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.tree(bytes);
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            ServiceModel model = model(target);
            Optional<ServiceModel.Call> call = model == KAFKA
                    ? KAFKA.byPath(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawPath())
                    : model.byTarget(target);
            if (call.isEmpty()) {
                violations.add(
                        "no operation is " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + target);
                answer(exchange, new Refusal(404, "NotFoundException", "no such operation"));
                return;
            }
            checkSignature(exchange, model);
            operations.add(call.get().operation());
            Map<String, List<String>> query = query(exchange.getRequestURI());
            violations.addAll(ShapeCheck.request(model, call.get(), query, body));
            carryOut(exchange, model, call.get(), query, body);
        } catch (RuntimeException e) {
            violations.add("the stand-in failed: " + e);
            throw e;
        }
    }

    private void carryOut(
            HttpExchange exchange,
            ServiceModel model,
            ServiceModel.Call call,
            Map<String, List<String>> query,
            JsonNode body)
            throws IOException {
        Optional<Refusal> refusal = refusal(call.operation());
        if (refusal.isPresent() && refusal.get().status() != Refusal.LOST) {
            answer(exchange, refusal.get());
            return;
        }
        try {
            ObjectNode result = result(model, call, query, body);
            if (refusal.isPresent()) {
                return; // closed without an answer
            }
            violations.addAll(ShapeCheck.answer(model, call.operation(), result));
            send(exchange, 200, result);
        } catch (MskState.Refused e) {
            answer(exchange, e.refusal());
        }
    }

    private static ServiceModel model(String target) {
        if (target.isEmpty()) {
            return KAFKA;
        }
        return target.startsWith("secretsmanager.") ? SECRETS : SCALING;
    }

    private ObjectNode result(
            ServiceModel model, ServiceModel.Call call, Map<String, List<String>> query, JsonNode body) {
        if (model == KAFKA) {
            return msk.answer(call, query, body);
        }
        return model == SECRETS ? secrets.answer(call, body) : scaling.answer(call, body);
    }

    private void checkSignature(HttpExchange exchange, ServiceModel model) {
        String service = "/" + SIGNING_NAMES.get(model) + "/aws4_request";
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=") || !authorization.contains(service)) {
            violations.add("a request is not signed for " + service + ": " + authorization);
        }
    }

    private static Map<String, List<String>> query(URI uri) {
        Map<String, List<String>> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String part : uri.getRawQuery().split("&", -1)) {
                String[] pair = part.split("=", 2);
                query.computeIfAbsent(URLDecoder.decode(pair[0], StandardCharsets.UTF_8), key -> new ArrayList<>())
                        .add(URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static void answer(HttpExchange exchange, Refusal refusal) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("message", refusal.message());
        body.put("__type", refusal.code());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
        exchange.getResponseHeaders().set("x-amzn-RequestId", "request-1");
        send(exchange, refusal.status(), body);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
