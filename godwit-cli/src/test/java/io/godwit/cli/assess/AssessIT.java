package io.godwit.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on an old cluster that is used, and on a new one that is empty. */
class AssessIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static KafkaCluster source;
    private static KafkaCluster empty;

    record Result(int status, String out, String err) {}

    @BeforeAll
    static void start() throws Exception {
        source = LAB.start(ClusterSpec.kafka28WithZooKeeper()
                .brokers(2)
                .racks("a", "b")
                .remoteJmx()
                .config("log.retention.minutes", "20160")
                .config("unclean.leader.election.enable", "true"));
        empty = LAB.start(ClusterSpec.kafka43());
        UsedCluster.fill(source);
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    @Test
    void shouldTellTrafficUseAndFindingsInThreeFiles(@TempDir Path folder) throws Exception {
        Result result = assess(
                source,
                folder,
                "--history",
                "3d",
                "--window",
                "2s",
                "--measure",
                "1s",
                "--jmx",
                jmx(),
                "--out",
                folder.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("Kafka 2.8").contains("GW-ASM-022");
        JsonNode json = Json.tree(Files.readAllBytes(folder.resolve("assessment.json")));
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        JsonNode orders = topic(json, "orders");
        assertThat(orders.path("bytesIn").path("average").asDouble())
                .isCloseTo(UsedCluster.ORDERS_BYTES_PER_SECOND, within(UsedCluster.ORDERS_BYTES_PER_SECOND * 0.05));
        assertThat(orders.path("bytesIn").path("peak").asDouble())
                .isCloseTo(UsedCluster.ORDERS_PEAK, within(UsedCluster.ORDERS_PEAK * 0.05));
        assertThat(orders.path("retentionMs").asLong()).isEqualTo(20_160L * 60_000);
        assertThat(topic(json, "archive").path("retentionMs").asLong()).isEqualTo(-1);
        assertThat(topic(json, "idle").path("idle").asBoolean()).isTrue();
        assertThat(topic(json, "price").path("compacted").asBoolean()).isTrue();
        assertThat(json.path("cluster").path("defaultRetentionMs").asLong()).isEqualTo(20_160L * 60_000);
        assertThat(texts(json.path("cluster").path("streamsApplications"))).containsExactly("pricing");
        assertThat(texts(json.path("cluster").path("connectClusters"))).containsExactly("connect");
        assertThat(texts(json.path("cluster").path("transactionalIds"))).isEmpty(); // brokers tell them from 3.0 on
        assertThat(json.path("usage").path("reads")).anySatisfy(edge -> {
            assertThat(edge.path("from").asText()).isEqualTo("orders");
            assertThat(edge.path("to").asText()).isEqualTo("billing");
        });
        assertThat(json.path("usage").path("writes"))
                .anySatisfy(edge -> assertThat(edge.path("to").asText()).isEqualTo("orders"));
        assertThat(codes(json))
                .contains("GW-ASM-020", "GW-ASM-021", "GW-ASM-022", "GW-ASM-034", "GW-ASM-036", "GW-ASM-037");
        assertThat(json.path("disk").path("usedBytes").asLong()).isGreaterThan(10_000_000);
        assertThat(json.path("copy").path("copyBytesPerSecond").asDouble()).isPositive();
        assertThat(json.path("traffic").path("ways"))
                .extracting(way -> way.path("name").asText())
                .containsExactly("log", "log-window", "jmx");
        String html = Files.readString(folder.resolve("assessment.html"));
        assertThat(html)
                .contains("<svg")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script");
        assertThat(Files.readString(folder.resolve("assessment.md")))
                .contains("| orders |")
                .contains("GW-ASM-020");
    }

    @Test
    void shouldReportTheRestWhenOneBrokersJmxIsClosed(@TempDir Path folder) throws Exception {
        String half = "1=" + source.jmxAddress(1) + ",2=127.0.0.1:1";
        Result result = assess(
                source,
                folder,
                "--history",
                "2h",
                "--window",
                "1s",
                "--measure",
                "0s",
                "--jmx",
                half,
                "--out",
                folder.toString());

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("incomplete");
        JsonNode json = Json.tree(Files.readAllBytes(folder.resolve("assessment.json")));
        assertThat(codes(json)).contains("GW-ASM-001", "GW-ASM-003");
        assertThat(json.path("traffic").path("ways")).anySatisfy(way -> {
            assertThat(way.path("name").asText()).isEqualTo("jmx");
            assertThat(way.path("complete").asBoolean()).isFalse();
        });
    }

    @Test
    void shouldAssessElsewhereWhatWasCollectedWithoutNames(@TempDir Path folder) throws Exception {
        Path bundle = folder.resolve("bundle.zip");
        Result collected = assess(
                source, folder, "--history", "3d", "--measure", "0s", "--collect", bundle.toString(), "--anonymize");
        assertThat(collected.status()).as(collected.err()).isZero();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String facts =
                    new String(zip.getInputStream(zip.getEntry("facts.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(facts).doesNotContain("orders", "billing", "127.0.0.1", "localhost", "\"pricing");
        }

        Result result = run("assess", "--from", bundle.toString(), "--out", folder.toString(), "--copy-rate", "1MB/s");

        assertThat(result.status()).as(result.err()).isZero();
        JsonNode json = Json.tree(Files.readAllBytes(folder.resolve("assessment.json")));
        assertThat(json.path("anonymized").asBoolean()).isTrue();
        assertThat(json.path("cluster").path("streamsApplications")).hasSize(1);
        assertThat(json.path("copy").path("copyBytesPerSecond").asDouble()).isEqualTo(1_000_000);
        assertThat(json.path("traffic").path("bytesIn").path("peak").asDouble()).isGreaterThan(UsedCluster.ORDERS_PEAK);
    }

    @Test
    void shouldSayThatAClusterIsEmpty(@TempDir Path folder) throws Exception {
        Result result = assess(empty, folder, "--out", folder.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(codes(Json.tree(Files.readAllBytes(folder.resolve("assessment.json")))))
                .contains("GW-ASM-005");
    }

    private static String jmx() {
        return "1=" + source.jmxAddress(1) + ",2=" + source.jmxAddress(2);
    }

    private static JsonNode topic(JsonNode assessment, String name) {
        for (JsonNode topic : assessment.path("topics")) {
            if (topic.path("name").asText().equals(name)) {
                return topic;
            }
        }
        throw new AssertionError("no topic " + name);
    }

    private static List<String> codes(JsonNode assessment) {
        List<String> codes = new ArrayList<>();
        assessment
                .path("findings")
                .forEach(finding -> codes.add(finding.path("code").asText()));
        return codes;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Result assess(KafkaCluster cluster, Path folder, String... options) throws Exception {
        Path file = folder.resolve("migration.yaml");
        Files.writeString(
                file,
                """
                name: crm
                source:
                  bootstrapServers: %s
                target:
                  bootstrapServers: 127.0.0.1:1
                """
                        .formatted(cluster.bootstrapServers()));
        List<String> arguments = new ArrayList<>(List.of("assess", "--file", file.toString()));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                false,
                Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments);
        return new Result(status, out.toString(), err.toString());
    }
}
