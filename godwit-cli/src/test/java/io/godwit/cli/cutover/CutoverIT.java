package io.godwit.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.cutover.Commands.Outcome;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.lab.KafkaCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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

/** One migration from 2.8.2 to 4.3 under live traffic, told in order: each test begins where the one before it ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CutoverIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final TopicPartition ORDER = new TopicPartition("order", 0);

    private final CutoverStand stand = new CutoverStand();
    private Path configuration = Path.of("unset");

    @BeforeAll
    void prepare() throws Exception {
        configuration = stand.configuration("migration.yaml", "quietWindow: 2s, maxLag: 30s, reverse: off");
        stand.crm.recordsPerSecond(300);
        stand.crm.reportingRecordsPerSecond(40);
        stand.crm.programs().forEach(program -> program.start("source"));
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > 2_000);
        try (Admin admin = stand.source.openAdmin()) {
            admin.alterConsumerGroupOffsets("auditor", Map.of(ORDER, new OffsetAndMetadata(17, "by hand")))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        assertThat(stand.run(configuration, "apply")).matches(outcome -> outcome.status() == 0);
        stand.fork(configuration, stand.lab.folder().resolve("mirror.log"), "mirror");
        await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(2))
                .until(() ->
                        stand.run(configuration, "verify", "--since-last-proof").status() <= 3);
    }

    @AfterAll
    void end() {
        stand.close();
    }

    @Test
    @Order(1)
    void shouldShowWhatIsMissingAndThenThatItIsReady() {
        await().atMost(LONG).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            stand.run(configuration, "verify");
            Outcome check = stand.run(configuration, "cutover", "check");
            assertThat(check.status()).as(check.out()).isEqualTo(0);
        });
    }

    @Test
    @Order(2)
    void shouldRefuseASecondOperatorAndNameTheFirst() {
        LeaseHolder other = LocalProcess.holder("godwit apply");
        try (Lease lease = new KafkaLeases(
                        TestMigrations.between(
                                "move", stand.source.bootstrapServers(), stand.target.bootstrapServers()),
                        other)
                .acquire(Lease.Role.OPERATOR)) {
            lease.confirm();

            Outcome start = stand.run(configuration, "cutover", "start");

            assertThat(start.status()).as(start.err()).isEqualTo(7);
            assertThat(start.err()).contains(other.host(), "godwit apply");
        }
    }

    @Test
    @Order(3)
    void shouldMoveTheConsumersExactlyAlthoughItIsKilledInTheMiddle() throws Exception {
        Path log = stand.lab.folder().resolve("killed-start.log");
        Process killed = stand.fork(configuration, log, "cutover", "start");
        await().atMost(LONG).until(() -> Files.readString(log).contains("reporting: running its stop command"));
        killed.destroyForcibly().waitFor();

        Outcome start = stand.run(configuration, "cutover", "start");

        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertThat(start.err()).contains("found wave all");
        assertThat(start.document().path("state").asText()).isEqualTo("HELD");
        assertExactPlacements(start.document());
        try (Admin admin = stand.target.openAdmin()) {
            OffsetAndMetadata idle = committedByAuditor(admin);
            assertThat(idle.metadata()).isEqualTo("by hand");
            assertThat(idle.leaderEpoch()).isEmpty();
        }
    }

    private static void assertExactPlacements(JsonNode report) {
        assertThat(report.path("consumers")).hasSize(3);
        report.path("consumers").forEach(consumer -> {
            assertThat(consumer.path("state").asText()).isEqualTo("STABLE");
            consumer.path("placements").forEach(group -> group.path("partitions")
                    .forEach(partition ->
                            assertThat(partition.path("kind").asText()).isIn("EXACT", "EMPTY_LOG", "NOT_COMMITTED")));
        });
    }

    private static OffsetAndMetadata committedByAuditor(Admin admin) throws Exception {
        return Objects.requireNonNull(admin.listConsumerGroupOffsets("auditor")
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS)
                .get(ORDER));
    }

    @Test
    @Order(4)
    void shouldNameAWriterThatDoesNotStopAndPutTheProducersBack() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        Thread rogue = new Thread(() -> writeUntil(writing), "rogue-producer");
        rogue.start();

        Outcome release = stand.run(configuration, "cutover", "release");
        writing.set(false);
        rogue.join();

        assertThat(release.status()).as(release.err()).isEqualTo(8);
        assertThat(release.err()).contains("GW-CUT-003", "GW-CUT-013", "web-event-", "producer id");
        assertProducersWriteToTheSource();
    }

    private void writeUntil(AtomicBoolean writing) {
        Map<String, Object> properties = new HashMap<>(stand.source.clientProperties());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (writing.get()) {
                send(producer);
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private void assertProducersWriteToTheSource() {
        long before = stand.crm.ledger().acknowledged();
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > before + 100);
        assertThat(stand.crm.producers().isRunning()).isTrue();
    }

    @Test
    @Order(5)
    void shouldPutTheProducersBackWhenTheBudgetIsUsedUp() {
        Path hurried = stand.configuration(
                "hurried.yaml", "quietWindow: 2s, maxLag: 30s, maxWritePause: 2500ms, reverse: off");

        Outcome release = stand.run(hurried, "cutover", "release");

        assertThat(release.status()).as(release.err()).isEqualTo(8);
        assertThat(release.err()).contains("GW-CUT-003");
        assertProducersWriteToTheSource();
    }

    @Test
    @Order(6)
    void shouldRollTheConsumersBackExactly() throws Exception {
        Outcome dryRun = stand.run(configuration, "rollback", "--dry-run");
        assertThat(dryRun.status()).as(dryRun.err()).isEqualTo(0);
        assertThat(dryRun.err()).contains("would run the stop command of reporting", "nothing was changed");

        Outcome rollback = stand.run(configuration, "rollback");

        assertThat(rollback.status()).as(rollback.err()).isEqualTo(0);
        rollback.document()
                .path("consumers")
                .forEach(consumer -> assertThat(consumer.path("state").asText()).isEqualTo("PUT_BACK"));
        try (Admin admin = stand.source.openAdmin()) {
            assertThat(committedByAuditor(admin).offset()).isEqualTo(17);
        }
    }

    @Test
    @Order(7)
    void shouldSwitchEverythingAlthoughItIsKilledWhileProducersStandStill() throws Exception {
        Path log = stand.lab.folder().resolve("killed-switch.log");
        Process killed = stand.fork(configuration, log, "cutover", "start", "--no-hold");
        await().atMost(LONG).until(() -> Files.readString(log).contains("draining the mirror"));
        killed.destroyForcibly().waitFor();

        Outcome start = stand.run(configuration, "cutover", "start", "--no-hold");

        assertThat(start.status()).as(start.err()).isEqualTo(0);
        assertThat(start.document().path("state").asText()).isEqualTo("SWITCHED");
        assertThat(start.document().path("writePauseMs").asLong()).isBetween(1L, 60_000L);
    }

    @Test
    @Order(8)
    void shouldRefuseToRollBackOnceProducersWroteToTheTarget() {
        long before = stand.crm.ledger().acknowledged();
        await().atMost(LONG).until(() -> stand.crm.ledger().acknowledged() > before + 200);

        Outcome rollback = stand.run(configuration, "rollback");

        assertThat(rollback.status()).as(rollback.err()).isEqualTo(1);
        assertThat(rollback.err()).contains("GW-CUT-016", "order ");
        assertThat(stand.crm.producers().isRunning()).isTrue();
    }

    @Test
    @Order(9)
    void shouldTellStragglersOnTheSource() {
        assertThat(stand.run(configuration, "cutover", "check").status()).isEqualTo(0);
        writeOne(stand.source);

        Outcome check = stand.run(configuration, "cutover", "check");

        assertThat(check.status()).isEqualTo(3);
        assertThat(check.document()
                        .at("/cutover/producers/stragglers/web-event")
                        .asLong())
                .isEqualTo(1);
    }

    private static void writeOne(KafkaCluster cluster) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<String, Object>(cluster.clientProperties()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            send(producer);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.send(new ProducerRecord<>("web-event", new byte[] {1}, new byte[] {2}))
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Order(10)
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
