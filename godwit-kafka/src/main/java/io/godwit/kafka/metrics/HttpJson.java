package io.godwit.kafka.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** JSON over HTTP, with a limit for each answer and no secret in any message. */
final class HttpJson {
    private final HttpClient client;
    private final Duration limit;
    private final Optional<String> authorization;

    HttpJson(Duration limit, Optional<String> user, Optional<String> password, Optional<String> token) {
        this.client = HttpClient.newBuilder().connectTimeout(limit).build();
        this.limit = limit;
        this.authorization = token.map(value -> "Bearer " + value)
                .or(() -> user.map(name -> "Basic " + base64(name + ":" + password.orElse(""))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer: its status, and its body where that is JSON. */
    record Reply(int status, Optional<JsonNode> body) {}

    Reply get(URI address) {
        return send(HttpRequest.newBuilder(address).GET(), address);
    }

    Reply post(URI address, Object body) {
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.line(body))),
                address);
    }

    private Reply send(HttpRequest.Builder request, URI address) {
        authorization.ifPresent(value -> request.header("Authorization", value));
        String shown = address.getScheme() + "://" + address.getAuthority() + address.getPath();
        try {
            HttpResponse<byte[]> response = client.send(request.timeout(limit).build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw AgentErrors.http(shown, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED, shown, "interrupted while asking it", "run the same command again", e);
        }
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(Json.tree(body));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
