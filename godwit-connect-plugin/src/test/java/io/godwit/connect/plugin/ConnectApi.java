package io.godwit.connect.plugin;

import io.godwit.core.json.Json;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.ConnectWorker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Connect's REST API, asked at whatever worker runs. */
final class ConnectApi {
    private final ConnectCluster cluster;
    private final HttpClient client = HttpClient.newHttpClient();

    ConnectApi(ConnectCluster cluster) {
        this.cluster = cluster;
    }

    void put(String connector, Map<String, String> config) throws Exception {
        HttpResponse<String> answer = send("PUT", "/connectors/" + connector + "/config", Json.line(config));
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI url = cluster.workers().stream()
                .filter(ConnectWorker::isRunning)
                .map(ConnectWorker::url)
                .findFirst()
                .orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
