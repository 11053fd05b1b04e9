package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.cutover.Commands.Outcome;
import io.godwit.lab.KafkaCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** There, back with all that was written meanwhile, and there again, from 2.8.2 to 4.3 under live traffic, told in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReverseIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final CutoverStand stand = new CutoverStand();
    private Path configuration = Path.of("unset");
    private Optional<Process> mirror = Optional.empty();

    @BeforeAll
    void prepare() {
        configuration = stand.configuration(
                "migration.yaml",
                "engine: batch, refreshInterval: 2s",
                "quietWindow: 2s, maxLag: 30s, maxWritePause: 90s, reverse: required");
        stand.crm.recordsPerSecond(200);
        stand.crm.reportingRecordsPerSecond(200);
        stand.crm.programs().forEach(program -> program.start("source"));
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > 1_000);
        assertThat(stand.run(configuration, "apply")).matches(outcome -> outcome.status() == 0);
        startMirror("mirror.log");
    }

    private void startMirror(String log) {
        mirror = Optional.of(stand.fork(configuration, stand.lab.folder().resolve(log), "mirror"));
    }

    @AfterAll
    void end() {
        stand.close();
    }

    @Test
    @Order(1)
    void shouldSayThatTheMirrorCanTurnRound() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            stand.run(configuration, "verify");
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
            assertThat(gate(check.document(), "reverse-mirror").path("result").asText())
                    .isEqualTo("MET");
        });
    }

    private static JsonNode gate(JsonNode check, String name) {
        for (JsonNode gate : check.path("gates")) {
            if (gate.path("name").asText().equals(name)) {
                return gate;
            }
        }
        throw new AssertionError("no gate " + name + " in " + check);
    }

    @Test
    @Order(2)
    void shouldCopyBackAfterTheSwitch() {
        switchOver();
        awaitWritten(300);

        awaitCopiedBack();
        JsonNode status = stand.run(configuration, "status").document();
        status.path("topics").forEach(topic -> {
            assertThat(topic.path("state").asText()).isEqualTo("SWITCHED");
            assertThat(topic.path("direction").asText()).isEqualTo("REVERSE");
        });
    }

    private void switchOver() {
        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold");
        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertThat(start.document().path("state").asText()).isEqualTo("SWITCHED");
        assertThat(start.document().at("/producers/reverse").isObject()).isTrue();
    }

    private void awaitWritten(int records) {
        long before = stand.crm.ledger().acknowledged();
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > before + records);
    }

    private void awaitCopiedBack() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
            assertThat(check.document()
                            .at("/cutover/producers/reverse/lagOffsets")
                            .asLong(-1))
                    .isBetween(0L, 1_000L);
        });
    }

    @Test
    @Order(3)
    void shouldGoOnCopyingBackAfterAKillOfTheMirror() throws Exception {
        mirror.orElseThrow().destroyForcibly().waitFor();
        awaitWritten(200);

        startMirror("mirror-2.log");

        awaitCopiedBack();
    }

    @Test
    @Order(4)
    void shouldRollBackWithAllThatWasWrittenToTheTarget() {
        Outcome rollback = stand.run(configuration, "rollback");

        assertThat(rollback.status()).as(rollback.err()).isEqualTo(0);
        assertThat(rollback.document().at("/producers/state").asText()).isEqualTo("ABORTED");
        rollback.document()
                .path("consumers")
                .forEach(consumer -> assertThat(consumer.path("state").asText()).isEqualTo("PUT_BACK"));
        awaitWritten(200);
        assertIdenticalWhenQuiet("source");
    }

    /** Lets the producers pause, and looks whether both sides are the same, record by record and offset by offset. */
    private void assertIdenticalWhenQuiet(String side) {
        stand.crm.producers().stop();
        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(ends(stand.source))
                .isEqualTo(ends(stand.target)));
        Outcome verify = stand.run(configuration, "verify", "--full");
        assertThat(verify.status()).as(verify.out()).isEqualTo(0);
        stand.crm.producers().start(side);
    }

    private static Map<String, Long> ends(KafkaCluster cluster) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            Map<TopicPartition, OffsetSpec> query = new HashMap<>();
            admin.listTopics().names().get(30, TimeUnit.SECONDS).stream()
                    .filter(topic -> !topic.startsWith("godwit"))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), topics -> admin.describeTopics(topics)
                            .allTopicNames()))
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> query.put(
                                    new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
            Map<String, Long> ends = new TreeMap<>();
            admin.listOffsets(query)
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
            return ends;
        }
    }

    @Test
    @Order(5)
    void shouldSwitchAgain() {
        awaitWritten(200);
        switchOver();
        awaitWritten(200);
        awaitCopiedBack();
        assertIdenticalWhenQuiet("target");
    }

    @Test
    @Order(6)
    void shouldFindAndNameAStragglerOnTheSource() throws Exception {
        writeOne();

        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(3);
            assertThat(check.document()
                            .at("/cutover/producers/stragglers/web-event")
                            .asLong())
                    .isPositive();
            assertThat(check.document().at("/cutover/producers/stragglerNames").asText())
                    .contains("web-event-", "producer id");
        });
    }

    private void writeOne() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<String, Object>(stand.source.clientProperties()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("web-event", new byte[] {1}, new byte[] {2}))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(7)
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
