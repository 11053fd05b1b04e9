package io.godwit.connect.host;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connect's REST API: one question, one answer, with the retries that a rebalance asks for. */
public final class ConnectRest {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** What Connect answered. */
    public record Answer(int status, String body) {
        public boolean isMissing() {
            return status == 404;
        }

        public boolean isRefusal() {
            return status == 400 || status == 422;
        }

        public boolean isRebalancing() {
            return status == 409 || status == 503 || (status == 500 && body.contains("timed out"));
        }

        /** Connect's own words, in one line. */
        public String message() {
            try {
                String message = Json.tree(body.getBytes(StandardCharsets.UTF_8))
                        .path("message")
                        .asText(body);
                return message.replaceAll("\\s+", " ").strip();
            } catch (UncheckedIOException e) {
                return "status " + status;
            }
        }
    }

    public ConnectRest(URI url) {
        this.url = url;
    }

    /** The address without credentials. */
    public String shownUrl() {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /** Empty if there is no such thing. */
    public Optional<JsonNode> get(String path) {
        Answer answer = send("GET", path, "");
        if (answer.isMissing()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.tree(answer.body().getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException e) {
            throw strange(path, "no JSON");
        }
    }

    /**
     * Sends until Connect is not rebalancing.
     *
     * @return success, 404, or a refusal of what was sent
     */
    public Answer send(String method, String path, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = once(method, path, body);
            boolean settled = answer.status() < 300 || answer.isMissing() || answer.isRefusal();
            if (settled) {
                return answer;
            }
            if (!answer.isRebalancing() || System.nanoTime() > deadline) {
                throw strange(path, answer.status() + " " + answer.message());
            }
            pause();
        }
    }

    private Answer once(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (url.getUserInfo() != null) {
            byte[] credentials = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw unreachable(RootCause.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private String base() {
        String path = url.getPath() == null ? "" : url.getPath();
        return shownUrl() + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted", e);
        }
    }

    private GodwitException unreachable(String why, @Nullable Throwable cause) {
        return new GodwitException(
                MirrorError.CONNECT_UNREACHABLE,
                shownUrl(),
                "no answer: " + why,
                "check mirror.connectUrl and that a worker listens there, or leave mirror.connectUrl out",
                cause);
    }

    /** An answer that Connect does not give. */
    public GodwitException strange(String path, String answer) {
        return new GodwitException(
                MirrorError.CONNECT_UNREACHABLE,
                shownUrl() + path,
                "unexpected answer: " + answer,
                "check that mirror.connectUrl is the REST address of a distributed Connect cluster");
    }
}
