package io.godwit.connect.mirrormaker2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.connect.host.ConnectRest;
import io.godwit.connect.host.RestConnectorHost;
import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.model.PartitionId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connectors on real workers that are not Godwit's. */
class RemoteConnectIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Clusters clusters;

    private static final List<Process> WORKERS = new ArrayList<>();

    @BeforeAll
    static void start() {
        clusters = new Clusters();
    }

    @AfterAll
    static void stop() {
        WORKERS.forEach(Process::destroyForcibly);
        clusters.close();
    }

    @Test
    void shouldCopyOnAConnectClusterAndStopItsConnectorsInTheEnd() throws Exception {
        clusters.createTopic("remote", 2, Map.of());
        clusters.produce("remote", 2, 0, 1_000);
        URI url = worker("eos", Map.of("exactly.once.source.support", "enabled"));

        try (MirrorMaker2Engine engine =
                MirrorMaker2Engine.of(clusters.settings("remote", Optional.of(url)), Clock.systemUTC())) {
            engine.assign(assignment("remote"));
            var expected = Clusters.read(clusters.source, "remote");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Clusters.read(clusters.target, "remote"))
                    .isEqualTo(expected));
            await().atMost(PATIENCE).until(() -> engine.snapshot()
                    .positions()
                    .equals(Map.of(
                            new PartitionId("remote", 0), unknownAmount(500),
                            new PartitionId("remote", 1), unknownAmount(500))));
        }

        RestConnectorHost host = new RestConnectorHost(
                url,
                new MirrorMakerFitness(
                        clusters.settings("remote", Optional.of(url)).target()));
        await().atMost(PATIENCE).until(() -> host.health("godwit.remote.source")
                .map(health -> health.state().equals("STOPPED"))
                .orElse(false));
    }

    @Test
    void shouldRefuseWorkersThatCannotCopyExactlyOnce() throws Exception {
        clusters.createTopic("twice", 1, Map.of());
        URI url = worker("plain", Map.of());

        try (MirrorMaker2Engine engine =
                MirrorMaker2Engine.of(clusters.settings("twice", Optional.of(url)), Clock.systemUTC())) {
            assertThatThrownBy(() -> engine.assign(assignment("twice")))
                    .hasMessageContaining("GW-MIR-009")
                    .hasMessageContaining("exactly.once.source.support=enabled");
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + freePort());

        try (MirrorMaker2Engine engine =
                MirrorMaker2Engine.of(clusters.settings("nobody", Optional.of(url)), Clock.systemUTC())) {
            assertThatThrownBy(() -> engine.assign(assignment("order"))).hasMessageContaining("GW-MIR-007");
        }
    }

    private static PartitionPosition unknownAmount(long position) {
        return new PartitionPosition(position, -1, -1, OptionalLong.empty());
    }

    private static MirrorAssignment assignment(String topic) {
        return new MirrorAssignment(new TreeMap<>(Map.of(topic, 1)), new TreeSet<>(), OptionalLong.empty());
    }

    private static URI worker(String name, Map<String, String> more) throws IOException {
        int port = freePort();
        Map<String, String> properties = new java.util.TreeMap<>(Map.of(
                "bootstrap.servers",
                clusters.target.bootstrapServers(),
                "group.id",
                "workers-" + name,
                "config.storage.topic",
                name + "-configs",
                "offset.storage.topic",
                name + "-offsets",
                "status.storage.topic",
                name + "-status",
                "config.storage.replication.factor",
                "1",
                "offset.storage.replication.factor",
                "1",
                "status.storage.replication.factor",
                "1",
                "listeners",
                "http://127.0.0.1:" + port,
                "plugin.discovery",
                "service_load"));
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.putAll(more);
        Path file = folder.resolve(name + ".properties");
        Files.writeString(
                file,
                properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")));
        WORKERS.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Objects.requireNonNull(System.getProperty("java.class.path")),
                        ConnectDistributed.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
        URI url = URI.create("http://127.0.0.1:" + port);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> new ConnectRest(url).get("/connectors").isPresent());
        return url;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
