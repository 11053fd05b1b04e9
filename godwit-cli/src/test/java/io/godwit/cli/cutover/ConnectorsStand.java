package io.godwit.cli.cutover;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.ConnectSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.KafkaVersion;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Connect worker of 3.9 on a 3.9, one of 4.3 on a 4.3: a file is read into a topic, and the topic written to a file. */
final class ConnectorsStand implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster source;
    final KafkaCluster target;
    final URI sourceConnect;
    final URI targetConnect;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Commands commands = new Commands(lab.folder());

    ConnectorsStand() {
        CompletableFuture<KafkaCluster> newer = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        source = lab.start(ClusterSpec.kafka39());
        target = newer.join();
        try (Admin admin = source.openAdmin()) {
            NewTopics.create(admin, List.of(new NewTopic("lines", 1, (short) 1)));
        }
        CompletableFuture<ConnectCluster> connect =
                CompletableFuture.supplyAsync(() -> lab.startConnect(worker(KafkaVersion.KAFKA_4_3), target));
        sourceConnect = lab.startConnect(worker(KafkaVersion.KAFKA_3_9), source)
                .workers()
                .get(0)
                .url();
        targetConnect = connect.join().workers().get(0).url();
    }

    /** Offsets are committed each second, so that the REST API tells them soon. */
    private static ConnectSpec worker(KafkaVersion version) {
        return ConnectSpec.of(version).config("offset.flush.interval.ms", "1000");
    }

    Path configuration() {
        try {
            return Files.writeString(
                    lab.folder().resolve("migration.yaml"),
                    """
                    name: move
                    source: {bootstrapServers: '%s', connect: [{url: '%s'}]}
                    target: {bootstrapServers: '%s', connect: [{url: '%s'}]}
                    topics: {include: [lines]}
                    mirror: {refreshInterval: 1s}
                    cutover: {quietWindow: 1s, maxLag: 60s, maxWritePause: 120s, reverse: required, minFreeDisk: 0%%, maxProduceLatency: 30s}
                    applications:
                      - {name: archive, groups: [connect-archive], connectors: [archive]}
                      - {name: feed, produces: [lines], connectors: [feed]}
                    """
                            .formatted(
                                    source.bootstrapServers(),
                                    sourceConnect,
                                    target.bootstrapServers(),
                                    targetConnect));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path in() {
        return lab.folder().resolve("in.txt");
    }

    Path out() {
        return lab.folder().resolve("out.txt");
    }

    /** {@code feed} and {@code archive} on the source. */
    void createConnectors() {
        put(sourceConnect, "feed", feed());
        put(sourceConnect, "archive", archive(out()));
    }

    private Map<String, String> feed() {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "file", in().toString(),
                "topic", "lines",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter");
    }

    Map<String, String> archive(Path file) {
        return Map.of(
                "connector.class", "FileStreamSink",
                "file", file.toString(),
                "topics", "lines",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "db.password", "swordfish");
    }

    void put(URI connect, String name, Map<String, String> config) {
        send(connect, "PUT", "/connectors/" + name + "/config", Json.line(config));
    }

    /** The state of the connector and then of each of its tasks; MISSING if there is none. */
    String states(URI connect, String name) {
        JsonNode status = send(connect, "GET", "/connectors/" + name + "/status", "");
        if (!status.has("connector")) {
            return "MISSING";
        }
        StringBuilder states = new StringBuilder(status.at("/connector/state").asText());
        status.path("tasks")
                .forEach(task -> states.append(' ').append(task.path("state").asText()));
        return states.toString();
    }

    JsonNode send(URI connect, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(connect + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return Json.tree((text.isEmpty() ? "{}" : text).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a command in this process. */
    Commands.Outcome run(Path configuration, String... command) {
        return commands.run(configuration, command);
    }

    /** Starts a command as a process of its own, with all that it says in a file. */
    Process fork(Path configuration, Path log, String... command) {
        return commands.fork(configuration, log, command);
    }

    @Override
    public void close() {
        commands.close();
        lab.close();
    }
}
