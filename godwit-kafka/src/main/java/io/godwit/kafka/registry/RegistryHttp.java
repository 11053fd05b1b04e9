package io.godwit.kafka.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to one registry. One that could not be answered (HTTP 429 and 5xx, or no connection) is repeated with growing pauses: all
 * that is asked here can be repeated without harm.
 */
final class RegistryHttp {
    static final String JSON = "application/vnd.schemaregistry.v1+json";

    private static final int TRIES = 5;
    private static final int CONNECTION_TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Address address;
    private final Duration timeout;
    private final Pause pause;

    /** Waits. */
    interface Pause {
        void take(Duration duration) throws InterruptedException;
    }

    /** @param timeout for one try */
    RegistryHttp(Address address, Duration timeout, Pause pause) {
        this.address = address;
        this.timeout = timeout;
        this.pause = pause;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                // Whoever redirects is no registry, and must not get the credentials.
                .followRedirects(HttpClient.Redirect.NEVER);
        RegistryTls.context(address).ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** A part of a path, whatever is in it. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpAnswer get(String url) {
        return send("GET", url, BodyPublishers.noBody(), Map.of("Accept", JSON + ", application/json"));
    }

    HttpAnswer send(String method, String url, JsonNode body) {
        return send(
                method,
                url,
                BodyPublishers.ofString(Json.line(body)),
                Map.of("Content-Type", JSON, "Accept", JSON + ", application/json"));
    }

    HttpAnswer delete(String url) {
        return send("DELETE", url, BodyPublishers.noBody(), Map.of("Accept", JSON + ", application/json"));
    }

    /**
     * The answer, whatever its status but 401, 403 and redirections.
     *
     * @throws GodwitException if there is none, or it refuses the credentials
     */
    HttpAnswer send(String method, String url, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        headers.forEach(builder::header);
        Optional<String> authorization = authorization();
        authorization.ifPresent(value -> builder.header("Authorization", value));
        HttpRequest request = builder.timeout(timeout).build();
        try {
            HttpResponse<byte[]> response = repeat(request);
            int status = response.statusCode();
            if (status == 401 || status == 403) {
                throw RegistryErrors.refused(shown(url), status, authorization.isPresent());
            }
            if (status / 100 == 3) {
                throw RegistryErrors.notARegistry(
                        shown(url),
                        "it redirects to "
                                + response.headers().firstValue("Location").orElse("another address"));
            }
            return new HttpAnswer(
                    status,
                    response.body(),
                    json(response.body()),
                    response.headers().firstValue("Server").orElse(""));
        } catch (IOException e) {
            throw RegistryErrors.unanswered(shown(url), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    shown(url),
                    "interrupted while asking it",
                    "run the same command again",
                    e);
        }
    }

    private HttpResponse<byte[]> repeat(HttpRequest request) throws IOException, InterruptedException {
        Duration next = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                if (attempt == TRIES || !isBusy(response.statusCode())) {
                    return response;
                }
                pause.take(retryAfter(response).orElse(next));
            } catch (IOException e) {
                if (attempt >= CONNECTION_TRIES) {
                    throw e;
                }
                pause.take(next);
            }
            next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
        }
    }

    private static boolean isBusy(int status) {
        return status == 429 || (status >= 500 && status != 501);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_PAUSE.toSeconds())));
    }

    private Optional<String> authorization() {
        return address.token().map(token -> "Bearer " + token).or(() -> address.user()
                .map(user -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + address.password().orElse(""))
                                        .getBytes(StandardCharsets.UTF_8))));
    }

    private static String shown(String url) {
        URI uri = URI.create(url);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getPath();
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.ofNullable(Json.tree(body)).filter(tree -> !tree.isMissingNode());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
