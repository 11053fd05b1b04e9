package io.godwit.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import io.godwit.lab.pipeline.RegistrySpec;
import io.godwit.lab.pipeline.SchemaRegistry;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The commands on real registries: by Apicurio's export and import, and with the registry's topic through a real mirror. */
@DisabledIfSystemProperty(named = "skipPipeline", matches = "true")
class RegistryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SOURCE_URL = "{url: '%s'}";

    private final HttpClient client = HttpClient.newHttpClient();

    private record Result(int exitCode, String out, String err) {
        JsonNode json() {
            return Json.tree(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldMoveARegistryOnKafkaByBothItsWays(@TempDir Path folder) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            CompletableFuture<KafkaCluster> starting =
                    CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka28WithZooKeeper()));
            KafkaCluster target = lab.start(ClusterSpec.kafka43());
            KafkaCluster source = starting.join();
            SchemaRegistry old = SchemaRegistry.start(lab, RegistrySpec.on(source));
            int order = register(old, "order-value", "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[]}");
            int price = register(old, "price-value", "\"double\"");
            write(source, order, price);

            byExportAndImport(folder, lab, source, target, old);
            byTopic(folder, lab, source, target, old, order);
        }
    }

    private void byExportAndImport(Path folder, Lab lab, KafkaCluster source, KafkaCluster target, SchemaRegistry old)
            throws Exception {
        SchemaRegistry imported = SchemaRegistry.start(lab, RegistrySpec.inMemory());
        Path file =
                configuration(folder, source, target, "  source: " + url(old) + "\n  target: " + url(imported) + "\n");

        Result inventory = run(file, "text", "registry", "inventory");
        assertThat(inventory.out())
                .contains("order-value", "price-value", "2 subjects, 2 versions, 0 of them soft-deleted");
        Result plan = run(file, "json", "registry", "plan", "--detailed-exitcode");
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(3);
        assertThat(plan.json().path("way").asText()).isEqualToIgnoringCase("apicurio");
        assertThat(run(file, "text", "registry", "verify").exitCode()).isEqualTo(3);

        Result applied = run(file, "json", "registry", "apply", "--yes");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.json().path("done").asInt()).isEqualTo(1);

        // Before the topics are on the target, ids are read from the source's records.
        Result verified = run(file, "json", "registry", "verify", "--sample", "100");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.json().path("sample").path("ids").asInt()).isEqualTo(2);
        assertThat(run(file, "json", "registry", "apply", "--yes")
                        .json()
                        .path("done")
                        .asInt())
                .isZero();
        asPartOfTheWholePlan(folder, file, old);
        imported.process().stop();
    }

    private void asPartOfTheWholePlan(Path folder, Path file, SchemaRegistry old) throws Exception {
        register(old, "second-value", "\"bytes\"");
        String document = folder.resolve("plan.json").toString();

        Result doctor = run(file, "text", "doctor", "--measure", "0s");
        assertThat(doctor.out()).contains("GW-REG-021");
        Result plan = run(file, "text", "plan", "--out", document);
        assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
        assertThat(plan.out()).contains("Schema registry:", "import the source's export", "+ topic order");
        Result applied = run(file, "json", "apply", document);
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.json().path("registry").path("done").asInt()).isEqualTo(1);
        assertThat(run(file, "text", "registry", "verify").exitCode()).isZero();
        assertThat(run(file, "json", "apply", document)
                        .json()
                        .path("registry")
                        .path("alreadyDone")
                        .asInt())
                .isEqualTo(1);
    }

    private void byTopic(Path folder, Lab lab, KafkaCluster source, KafkaCluster target, SchemaRegistry old, int order)
            throws Exception {
        Path before = configuration(folder, source, target, "  way: topic\n  source: " + url(old) + "\n");
        Result plan = run(before, "text", "registry", "plan");
        assertThat(plan.exitCode()).as(plan.out()).isZero();
        assertThat(plan.out())
                .contains("Way: topic", "apicurio.kafkasql.bootstrap.servers", "stop the registry of the source");
        assertThat(run(before, "text", "registry", "apply").exitCode()).isEqualTo(3);

        Process mirror = mirror(before);
        try {
            int late = register(old, "late-value", "\"float\"");
            old.process().stop();
            await().atMost(PATIENCE).until(() -> lag(before, "kafkasql-journal") == 0 && lag(before, "order") == 0);
            mirror.destroy();
            assertThat(mirror.waitFor(60, TimeUnit.SECONDS)).isTrue();

            SchemaRegistry next = SchemaRegistry.start(lab, RegistrySpec.on(target));
            Path after = configuration(
                    folder, source, target, "  way: topic\n  source: " + url(old) + "\n  target: " + url(next) + "\n");
            // The stopped one counts until its brokers have noticed.
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            run(after, "text", "registry", "plan").out())
                    .contains("none on the source any more"));
            assertThat(run(after, "text", "registry", "plan").exitCode()).isZero();
            assertThat(get(next, "/schemas/ids/" + late)).contains("float");
            assertThat(get(next, "/schemas/ids/" + order)).contains("Order");

            old.process().start();
            Result both = run(after, "text", "registry", "plan");
            assertThat(both.exitCode()).as(both.out()).isEqualTo(4);
            assertThat(both.out()).contains("GW-REG-019", "apicurio-");
            Result verified = run(after, "json", "registry", "verify", "--sample", "1000");
            assertThat(verified.exitCode()).as(verified.out()).isZero();
            assertThat(verified.json().path("registries").path("equal").asInt()).isEqualTo(4);
            assertThat(verified.json().path("sample").path("unresolved")).isEmpty();
        } finally {
            mirror.destroyForcibly();
        }
    }

    private static String url(SchemaRegistry registry) {
        return SOURCE_URL.formatted(registry.url());
    }

    private static Path configuration(Path folder, KafkaCluster source, KafkaCluster target, String registry)
            throws Exception {
        return Files.writeString(
                folder.resolve("migration.yaml"),
                """
                name: crm
                source:
                  bootstrapServers: %s
                target:
                  bootstrapServers: %s
                topics:
                  exclude: [kafkasql-snapshots, registry-events]
                mirror:
                  refreshInterval: 2s
                registry:
                %s"""
                        .formatted(source.bootstrapServers(), target.bootstrapServers(), registry));
    }

    private static void write(KafkaCluster source, int order, int price) throws Exception {
        try (Admin admin = source.openAdmin()) {
            NewTopics.create(admin, List.of(new NewTopic("order", 2, (short) 1)));
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", source.bootstrapServers());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < 50; number++) {
                byte[] value = ByteBuffer.allocate(6)
                        .put((byte) 0)
                        .putInt(number % 2 == 0 ? order : price)
                        .put((byte) 1)
                        .array();
                byte[] key = ByteBuffer.allocate(8).putLong(number).array();
                producer.send(new ProducerRecord<>("order", key, value)).get(60, TimeUnit.SECONDS);
            }
        }
    }

    private Result run(Path file, String format, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", file.toString(), "-o", format, "--no-input"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int exitCode = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static Process mirror(Path file) throws Exception {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Godwit.class.getName(),
                "mirror",
                "-f",
                file.toString());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("mirror.log").toFile());
        builder.environment().put("GODWIT_LOG_DIR", file.resolveSibling("logs").toString());
        return builder.start();
    }

    private long lag(Path file, String topic) {
        Result status = run(file, "json", "status");
        if (status.out().isBlank()) {
            return -1;
        }
        for (JsonNode one : status.json().path("topics")) {
            if (one.path("topic").asText().equals(topic)
                    && one.path("state").asText().equals("IN_SYNC")) {
                return one.path("progress").path("lagRecords").asLong(-1);
            }
        }
        return -1;
    }

    private int register(SchemaRegistry registry, String subject, String schema) throws Exception {
        String body = Json.line(JsonNodeFactory.instance.objectNode().put("schema", schema));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(registry.compatibleUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8))
                .path("id")
                .asInt();
    }

    private String get(SchemaRegistry registry, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(registry.compatibleUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
