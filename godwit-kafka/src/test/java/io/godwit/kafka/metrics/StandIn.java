package io.godwit.kafka.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A web service on this machine that answers as a test says, and remembers what it was asked. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    /** An answer to a request. */
    record Reply(int status, String body) {}

    /** What it answers. */
    interface Script {
        Reply answer(String query, String body);
    }

    StandIn(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, script));
        server.start();
    }

    private void answer(HttpExchange exchange, Script script) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(header == null ? "" : header);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getQuery();
        Reply reply = script.answer(query == null ? "" : query.replace('+', ' '), body);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
