package io.godwit.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.ConnectSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.KafkaVersion;
import io.godwit.lab.Lab;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 300 connectors, stopped, on one real worker: inventory within its bar, and the definitions for MSK Connect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectInventoryIT {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectInventoryIT.class);
    private static final int MANY = 300;
    private static final Duration BAR = Duration.ofSeconds(20);

    private final Lab lab = Lab.inTemporaryFolder();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path configuration = Path.of("unset");

    private record Outcome(int status, String out, String err) {
        JsonNode document() {
            return Json.tree(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeAll
    void prepare() throws Exception {
        KafkaCluster kafka = lab.start(ClusterSpec.kafka43());
        URI connect = lab.startConnect(ConnectSpec.of(KafkaVersion.KAFKA_4_3), kafka)
                .workers()
                .get(0)
                .url();
        for (int number = 0; number < MANY; number++) {
            create(connect, number);
        }
        configuration = Files.writeString(
                lab.folder().resolve("migration.yaml"),
                """
                name: crm
                source: {bootstrapServers: '%s', connect: [{url: '%s'}]}
                target: {bootstrapServers: 'nowhere.invalid:9092'}
                """
                        .formatted(kafka.bootstrapServers(), connect));
    }

    private void create(URI connect, int number) throws Exception {
        String body = Json.line(Map.of(
                "name",
                "sink-" + number,
                "initial_state",
                "STOPPED",
                "config",
                Map.of(
                        "connector.class",
                        "FileStreamSink",
                        "topics",
                        "lines",
                        "file",
                        lab.folder().resolve("out").toString(),
                        "db.password",
                        "swordfish")));
        HttpRequest request = HttpRequest.newBuilder(connect.resolve("/connectors"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (int again = 0; answer.statusCode() == 409 && again < 100; again++) {
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private Outcome run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", configuration.toString(), "-o", "json"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    @AfterAll
    void end() {
        lab.close();
    }

    @Test
    void shouldTakeTheInventoryOf300ConnectorsWithinItsBar() {
        long begin = System.nanoTime();

        Outcome outcome = run("connect", "inventory", "--side", "source");

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        LOG.info("inventory of {} connectors took {} ms", MANY, took.toMillis());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(0);
        JsonNode cluster = outcome.document().at("/clusters/0");
        assertThat(cluster.path("connectors")).hasSize(MANY);
        assertThat(cluster.path("connectors")).allMatch(connector -> connector.has("offsets"));
        assertThat(cluster.path("findings")).hasSize(MANY);
        assertThat(outcome.out()).doesNotContain("swordfish");
        assertThat(took).isLessThan(BAR);
    }

    @Test
    void shouldWriteThemForMskConnectWithoutASecret() throws Exception {
        Path folder = lab.folder().resolve("msk-connect");

        Outcome outcome = run(
                "connect",
                "msk",
                "--directory",
                folder.toString(),
                "--subnets",
                "subnet-a",
                "--security-groups",
                "sg-1",
                "--role-arn",
                "arn:aws:iam::123456789012:role/x",
                "--plugin-bucket-arn",
                "arn:aws:s3:::plugins");

        assertThat(outcome.status()).as(outcome.err()).isEqualTo(0);
        String main = Files.readString(folder.resolve("main.tf"));
        assertThat(main).contains("$${secretsmanager:crm/sink-7:db.password}").doesNotContain("swordfish");
        assertThat(folder.resolve("api/create-connector-sink-7.json")).exists();
        assertThat(Files.readString(folder.resolve("api/create-connector-sink-7.json")))
                .doesNotContain("swordfish");
        assertThat(run(
                                "connect",
                                "msk",
                                "--directory",
                                folder.toString(),
                                "--subnets",
                                "s",
                                "--security-groups",
                                "g",
                                "--role-arn",
                                "r",
                                "--plugin-bucket-arn",
                                "b")
                        .err())
                .contains("GW-CFG-");
    }
}
