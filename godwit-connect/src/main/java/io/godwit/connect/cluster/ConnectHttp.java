package io.godwit.connect.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.connect.host.RootCause;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
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

/**
 * Requests to Connect's REST API, with the login of the configuration. While the workers rebalance they refuse requests (409) or
 * let them time out; those are asked again for a minute.
 */
final class ConnectHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** Workers answer within 90 s, or give up themselves. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(100);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(300);
    private static final int LONGEST_MESSAGE = 400;

    private final ConnectConfig config;
    private final HttpClient client;

    ConnectHttp(ConnectConfig config) {
        this.config = config;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL);
        if (!config.tls().isUsual()) {
            builder.sslContext(ConnectTls.context(config));
        }
        this.client = builder.build();
    }

    /** An answer that is no failure of the way to Connect: success, 400, 404, 405 or 422, or 500 with Connect's own words. */
    record Answer(int status, String body) {
        boolean isGood() {
            return status < 300;
        }

        boolean isMissing() {
            return status == 404;
        }

        private boolean isRebalancing() {
            return status == 409 || status == 503 || (status == 500 && body.contains("timed out"));
        }

        JsonNode json() {
            return Json.tree(body.getBytes(StandardCharsets.UTF_8));
        }

        /** Connect's own words, in one line; the status if there are none. */
        String message() {
            String words = "";
            try {
                words = json().path("message").asText("");
            } catch (UncheckedIOException noJson) {
                words = "";
            }
            String line = ConnectAnswers.withoutValues(words.isEmpty() ? "status " + status : words);
            return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
        }
    }

    /** @throws GodwitException if Connect can't be reached, refuses the login, or does not come to rest in a minute */
    Answer send(String method, String path, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = once(method, path, body);
            if (answer.status() == 401 || answer.status() == 403) {
                throw notAllowed(method + " " + path, answer);
            }
            if (!answer.isRebalancing()) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw strange(path, "it rebalanced for a minute: " + answer.status() + " " + answer.message());
            }
            pause();
        }
    }

    /** The document at the path. */
    JsonNode get(String path) {
        Answer answer = send("GET", path, "");
        if (!answer.isGood()) {
            throw answer.status() == 405
                    ? notAllowed("GET " + path, answer)
                    : strange(path, answer.status() + " " + answer.message());
        }
        return parsed(path, answer);
    }

    JsonNode parsed(String path, Answer answer) {
        try {
            return answer.json();
        } catch (UncheckedIOException e) {
            throw strange(path, "no JSON");
        }
    }

    private Answer once(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.shownUrl() + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        config.login().ifPresent(login -> request.header("Authorization", "Basic " + credentials(login)));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new GodwitException(
                    ConnectError.UNREACHABLE,
                    resource(),
                    "no answer: " + RootCause.of(e),
                    "check the address, that a worker listens there, and for https authorities and keyStore",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static String credentials(ConnectConfig.Login login) {
        String text = login.username() + ":" + login.password();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private GodwitException interrupted(InterruptedException e) {
        return new GodwitException(
                ConnectError.UNREACHABLE, resource(), "interrupted while asking", "run the command again", e);
    }

    String resource() {
        return "Connect cluster " + config.name() + " at " + config.shownUrl();
    }

    GodwitException notAllowed(String request, Answer answer) {
        return new GodwitException(
                ConnectError.NOT_ALLOWED,
                resource(),
                request + " was refused with " + answer.status() + " " + answer.message(),
                answer.status() == 401
                        ? "set username and password of this Connect cluster"
                        : "give the user the right to read and change connectors, or let the proxy in front pass GET, POST, PUT and PATCH");
    }

    GodwitException strange(String path, String answer) {
        return new GodwitException(
                ConnectError.STRANGE_ANSWER,
                resource(),
                path + " was answered with: " + answer,
                "check that the address is the REST API of a distributed Connect cluster, and look at its workers' logs");
    }
}
