package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands as an operator runs them, the mirror as a process that can be killed; the same for every engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MirrorCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RECORDS = 60_000;

    private final String engine;

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private KafkaCluster source;

    @SuppressWarnings("NullAway.Init")
    private KafkaCluster target;

    @SuppressWarnings("NullAway.Init")
    private CommandLineHarness godwit;

    MirrorCommands(String engine) {
        this.engine = engine;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka28WithZooKeeper()));
        target = lab.start(ClusterSpec.kafka43());
        source = starting.join();
        godwit = new CommandLineHarness(folder, engine, source, target);
    }

    @AfterAll
    void stop() {
        godwit.close();
        lab.close();
    }

    @Test
    @Order(1)
    void shouldRefuseWhenNothingWasApplied() {
        TestTopics.create(source, "order", 4);

        CommandLineHarness.Result mirror = godwit.run("mirror", "--timeout", "30s");

        assertThat(mirror.exitCode()).isEqualTo(3);
        assertThat(mirror.err()).contains("GW-MIR-006", "order", "godwit apply");
        assertThat(godwit.status().path("topics").path(0).path("state").asText())
                .isEqualTo("PLANNED");
    }

    @Test
    @Order(2)
    void shouldLoseAndDoubleNothingWhenItIsKilledAgainAndAgain() throws Exception {
        TestTopics.create(target, "order", 4);
        TestTopics.create(source, "price", 2);
        TestTopics.create(target, "price", 2);
        TestTopics.produce(source, "order", 4, 0, RECORDS);
        assertThat(godwit.run("throttle", "3MiB/s").exitCode()).isZero();

        for (int kill = 1; kill <= 2; kill++) {
            int share = kill * 30;
            Process mirror = godwit.fork("mirror");
            await().atMost(PATIENCE).until(() -> percent("order") >= share);
            assertThat(percent("order")).as("killed in the middle").isLessThan(99);
            mirror.destroyForcibly().waitFor();
        }
        assertThat(godwit.run("throttle", "off").exitCode()).isZero();
        Process mirror = godwit.fork("mirror");
        TestTopics.produce(source, "order", 4, RECORDS, 5_000);
        TestTopics.produce(source, "price", 2, 0, 1_000);

        awaitInSync("order");
        awaitInSync("price");
        assertThat(TestTopics.read(target, "order")).isEqualTo(TestTopics.read(source, "order"));
        assertThat(TestTopics.read(target, "price")).isEqualTo(TestTopics.read(source, "price"));
        assertThat(topic("order").path("progress").path("lagRecords").asLong()).isZero();
        assertThat(godwit.log()).contains("ended without a word");
        assertThat(mirror.isAlive()).isTrue();
    }

    @Test
    @Order(3)
    void shouldFollowPauseAndResumeThroughTheJournal() {
        assertThat(godwit.run("pause", "price", "--reason", "audit").exitCode()).isZero();
        await().atMost(PATIENCE).until(() -> state("price").equals("PAUSED"));
        TestTopics.produce(source, "price", 2, 1_000, 500);
        TestTopics.produce(source, "order", 4, RECORDS + 5_000, 500);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(TestTopics.read(target, "order"))
                .isEqualTo(TestTopics.read(source, "order")));
        assertThat(topic("price").path("reason").asText()).contains("audit");
        await().atMost(PATIENCE)
                .until(() -> topic("price").path("progress").path("lagRecords").asLong() == 500);

        assertThat(godwit.run("resume", "price").exitCode()).isZero();
        awaitInSync("price");
        assertThat(TestTopics.read(target, "price")).isEqualTo(TestTopics.read(source, "price"));
    }

    @Test
    @Order(4)
    void shouldMakeAndCopyWhatAppearsOnTheSource() throws Exception {
        TestTopics.create(source, "late", 3);
        TestTopics.produce(source, "late", 3, 0, 300);
        awaitInSync("late");
        try (Admin admin = source.openAdmin()) {
            admin.createPartitions(Map.of("late", NewPartitions.increaseTo(5)))
                    .all()
                    .get();
        }
        TestTopics.produce(source, "late", 5, 300, 500);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(TestTopics.read(target, "late"))
                .isEqualTo(TestTopics.read(source, "late")));
    }

    @Test
    @Order(4)
    void shouldRefuseASecondMirrorAndUnknownTopics() {
        CommandLineHarness.Result second = godwit.run("mirror", "--timeout", "5s");
        assertThat(second.exitCode()).isEqualTo(7);
        assertThat(second.err()).contains("GW-JNL-001");

        CommandLineHarness.Result unknown = godwit.run("pause", "prise");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("GW-MIR-015", "prise");
        assertThat(godwit.run("throttle", "fast").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void shouldBlockATopicThatWasDeletedOnTheSourceAndGoOnWithTheOthers() throws Exception {
        try (Admin admin = source.openAdmin()) {
            admin.deleteTopics(List.of("price")).all().get();
        }

        await().atMost(PATIENCE).until(() -> state("price").equals("BLOCKED"));
        assertThat(topic("price").path("code").asText()).isEqualTo("GW-MIR-004");
        TestTopics.produce(source, "order", 4, RECORDS + 6_000, 500);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(TestTopics.read(target, "order"))
                .isEqualTo(TestTopics.read(source, "order")));
        assertThat(state("order")).isEqualTo("IN_SYNC");
    }

    @Test
    @Order(6)
    void shouldStopCleanlyAndSaySo() throws Exception {
        Process mirror = godwit.forked();
        mirror.destroy();
        assertThat(mirror.waitFor(40, java.util.concurrent.TimeUnit.SECONDS)).isTrue();

        JsonNode status = godwit.status();
        assertThat(status.path("running").asBoolean()).isFalse();
        assertThat(status.path("mirror").path("stoppedCleanly").asBoolean()).isTrue();
        assertThat(status.path("ageSeconds").isNumber()).isTrue();
        CommandLineHarness.Result text = godwit.text("status");
        assertThat(text.out()).contains("STALE", "order", "GW-MIR-004");
    }

    private void awaitInSync(String topic) {
        await().atMost(PATIENCE)
                .until(() -> state(topic).equals("IN_SYNC")
                        && topic(topic).path("progress").path("lagRecords").asLong(-1) == 0);
    }

    private double percent(String topic) {
        return topic(topic).path("progress").path("percent").asDouble(0);
    }

    private String state(String topic) {
        return topic(topic).path("state").asText();
    }

    private JsonNode topic(String name) {
        for (JsonNode topic : godwit.status().path("topics")) {
            if (topic.path("topic").asText().equals(name)) {
                return topic;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
