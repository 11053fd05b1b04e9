package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.cutover.Commands.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Applications with one start command, which are told by their files which cluster is theirs: there and back, with a fence by
 * quota, and a {@code kill -9} in the middle of both ways.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WaveFilesIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> TOPICS =
            List.of("order", "price", "order-bad", "customer", "invoice", "web-event", "payment");

    private final CutoverStand stand = new CutoverStand();
    private final SortedMap<Path, byte[]> before = new TreeMap<>();
    private Path configuration = Path.of("unset");

    @BeforeAll
    void prepare() throws IOException {
        Path conf = Files.createDirectories(stand.lab.folder().resolve("conf/producers"))
                .resolve("..")
                .normalize();
        write(conf.resolve("consumers.properties"), "# é\nbootstrap.servers = %s\ngroup.id=billing\n");
        write(conf.resolve("reporting.env"), "export KAFKA_BOOTSTRAP_SERVERS='%s'   # theirs\n");
        write(conf.resolve("producers/crm.yaml"), "spring:\n  kafka:\n    bootstrap-servers: \"%s\"\n");
        write(conf.resolve("producers/more.json"), "{\"bootstrap.servers\": \"%s\", \"acks\": \"all\"}");
        configuration = Files.writeString(
                stand.lab.folder().resolve("migration.yaml"),
                """
                name: move
                source: {bootstrapServers: '%s'}
                target: {bootstrapServers: '%s'}
                mirror: {engine: batch, refreshInterval: 2s}
                cutover: {quietWindow: 2s, maxLag: 30s, maxWritePause: 90s, reverse: required, fence: quota}
                applications:
                %s%s%s"""
                        .formatted(
                                stand.source.bootstrapServers(),
                                stand.target.bootstrapServers(),
                                application("consumers", "groups: [billing, warehouse]", "conf/consumers.properties"),
                                application("reporting", "groups: [reporting]", "conf/reporting.env"),
                                application(
                                        "producers",
                                        "produces: " + TOPICS + "\n    clientIds: "
                                                + TOPICS.stream()
                                                        .map(topic -> "crm-" + topic)
                                                        .toList(),
                                        "conf/producers")));
        stand.crm.recordsPerSecond(200);
        stand.crm.reportingRecordsPerSecond(100);
        stand.crm.programs().forEach(program -> program.start("source"));
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > 1_000);
        assertThat(stand.run(configuration, "apply")).matches(outcome -> outcome.status() == 0);
        stand.fork(configuration, stand.lab.folder().resolve("mirror.log"), "mirror");
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text.formatted(stand.source.bootstrapServers()));
        before.put(file, Files.readAllBytes(file));
    }

    /** It starts on the cluster that its files name, whatever godwit thinks. */
    private String application(String name, String what, String files) throws IOException {
        Path script = stand.crm.folder().resolve("apps").resolve(name);
        Path start = Files.writeString(
                stand.lab.folder().resolve("start-" + name),
                """
                #!/bin/sh
                # Again while a start that was left behind by a kill is under way.
                for attempt in 1 2 3 4 5 6 7 8 9 10; do
                  if grep -qr '%1$s' '%2$s'; then %4$s start source && exit 0; fi
                  if grep -qr '%3$s' '%2$s'; then %4$s start target && exit 0; fi
                  sleep 1
                done
                exit 1
                """
                        .formatted(
                                stand.source.bootstrapServers(),
                                stand.lab.folder().resolve(files),
                                stand.target.bootstrapServers(),
                                script));
        return """
                - name: %2$s
                  %3$s
                  files: [%4$s]
                  stop: '%1$s stop'
                  start: 'sh %5$s'
                  health: '%1$s health'
              """
                .formatted(script, name, what, files, start);
    }

    @AfterAll
    void end() {
        stand.close();
    }

    @Test
    @Order(1)
    void shouldSayBeforehandWhatWouldBeRewritten() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            stand.run(configuration, "verify");
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
            assertThat(gate(check.document(), "files").path("value").asText()).isEqualTo("4 files to rewrite");
            assertThat(gate(check.document(), "files").path("result").asText()).isEqualTo("MET");
            assertThat(gate(check.document(), "fence").path("result").asText()).isEqualTo("MET");
            assertThat(gate(check.document(), "commands").path("result").asText())
                    .isEqualTo("MET");
        });
        Outcome dryRun = stand.run(configuration, "cutover", "start", "--no-hold", "--dry-run");
        assertThat(dryRun.err()).contains("would rewrite 1 file of consumers for the target", "would fence the source");
        Outcome repoint = stand.run(configuration, "repoint");
        assertThat(repoint.document().path("changes")).hasSize(4);
        assertAsBefore();
    }

    private static JsonNode gate(JsonNode check, String name) {
        for (JsonNode gate : check.path("gates")) {
            if (gate.path("name").asText().equals(name)) {
                return gate;
            }
        }
        throw new AssertionError("no gate " + name + " in " + check);
    }

    private void assertAsBefore() {
        before.forEach((file, content) -> assertThat(file).hasBinaryContent(content));
    }

    @Test
    @Order(2)
    void shouldSwitchWithItsFilesAlthoughItIsKilledAfterTheyWereRewritten() throws Exception {
        kill("killed-start.log", "producers: rewrote 2 files", "cutover", "start", "--no-hold");

        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold");

        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertThat(start.document().path("state").asText()).isEqualTo("SWITCHED");
        assertThat(start.document().path("writePauseMs").asLong()).isBetween(1L, 90_000L);
        before.forEach((file, content) -> assertThat(file)
                .hasContent(new String(content, StandardCharsets.UTF_8)
                        .replace(stand.source.bootstrapServers(), stand.target.bootstrapServers())));
        assertThat(limited()).hasSize(TOPICS.size()).containsOnly(1.0);
        awaitWritten();
    }

    private void kill(String name, String line, String... command) throws Exception {
        Path log = stand.lab.folder().resolve(name);
        Process killed = stand.fork(configuration, log, command);
        await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> Files.readString(log)
                .contains(line));
        killed.destroyForcibly().waitFor();
    }

    /** The producer limits that hold on the source. */
    private List<Double> limited() throws Exception {
        try (Admin admin = stand.source.openAdmin()) {
            return admin
                    .describeClientQuotas(ClientQuotaFilter.all())
                    .entities()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(limits -> limits.values().stream())
                    .toList();
        }
    }

    private void awaitWritten() {
        long before = stand.crm.ledger().acknowledged();
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > before + 300);
    }

    @Test
    @Order(3)
    void shouldPutFilesBackByteForByteAlthoughTheRollbackIsKilledInItsMiddle() throws Exception {
        kill("killed-rollback.log", "producers: put back 2 files", "rollback");

        Outcome rollback = stand.run(configuration, "rollback");

        assertThat(rollback.status()).as(rollback.err()).isEqualTo(0);
        assertThat(rollback.document().at("/producers/state").asText()).isEqualTo("ABORTED");
        assertAsBefore();
        assertThat(limited()).isEmpty();
        awaitWritten();
    }

    @Test
    @Order(4)
    void shouldRefuseToOverwriteWhatSomebodyChangedWhileItWasOnTheTarget() throws Exception {
        assertThat(stand.run(configuration, "cutover", "start", "--no-hold")).matches(outcome -> outcome.status() == 0);
        Path file = stand.lab.folder().resolve("conf/producers/crm.yaml");
        String rewritten = Files.readString(file);
        Files.writeString(file, rewritten + "# mine\n");

        Outcome refused = stand.run(configuration, "rollback");
        assertThat(refused.status()).as(refused.err()).isEqualTo(1);
        assertThat(refused.err()).contains("GW-RPT-004", "crm.yaml");
        awaitWritten();

        Files.writeString(file, rewritten);
        assertThat(stand.run(configuration, "rollback")).matches(outcome -> outcome.status() == 0);
        assertAsBefore();
        awaitWritten();
    }

    @Test
    @Order(5)
    void shouldHaveLostDoubledAndReorderedNothing() {
        stand.crm.reportingRecordsPerSecond(0);
        stand.crm.producers().stop();

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(stand.crm.reconcile().lost()).as("lost").isZero());

        stand.crm.consumers().stop();
        stand.crm.reporting().stop();
        assertThat(stand.crm.reconcile().duplicated()).as("duplicated").isZero();
        assertThat(stand.crm.reconcile().outOfOrder()).as("out of order").isZero();
    }
}
