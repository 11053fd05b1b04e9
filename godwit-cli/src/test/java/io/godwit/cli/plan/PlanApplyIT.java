package io.godwit.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.journal.LocalProcess;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.migration.plan.DeferredConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One migration from 2.8.2 to 4.3, in the order in which an operator would go. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanApplyIT {
    private static final String NEVER = String.valueOf(Long.MAX_VALUE);

    private static Lab lab;
    private static KafkaCluster source;
    private static KafkaCluster target;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @BeforeAll
    static void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        source = lab.start(ClusterSpec.kafka28WithZooKeeper());
        target = lab.start(ClusterSpec.kafka43());
        try (Admin admin = source.openAdmin()) {
            admin.createTopics(List.of(
                            new NewTopic("order", 6, (short) 1)
                                    .configs(Map.of("retention.ms", "604800000", "message.format.version", "2.8")),
                            new NewTopic("price", 2, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact", "segment.bytes", "65536")),
                            new NewTopic("order-bad", 1, (short) 1)
                                    .configs(Map.of(
                                            "message.timestamp.type", "LogAppendTime",
                                            "message.timestamp.difference.max.ms", "3600000")),
                            new NewTopic("crm.audit", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (Admin admin = target.openAdmin()) {
            admin.createTopics(List.of(new NewTopic("crm_audit", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopClusters() {
        lab.close();
    }

    @Test
    @Order(1)
    void shouldShowWhatIsToDoAndChangeNothingWhenPlanned() throws Exception {
        // when
        CommandLineRun plan = godwit("plan", "--detailed-exitcode", "--out", file("plan.json"));

        // then
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(3);
        assertThat(plan.lastLine()).isEqualTo("Plan: 4 to create, 0 to change, 0 to destroy");
        assertThat(plan.out())
                .contains("+ topic order", "message.format.version", "segment.bytes=65536 becomes 1048576");
        assertThat(topics(target)).containsExactly("crm_audit");
        assertThat(hash(godwit("plan", "-o", "json").out()))
                .isEqualTo(hash(Files.readString(folder.resolve("plan.json"))));
    }

    @Test
    @Order(2)
    void shouldCheckWithTheTargetAndChangeNothingWhenRunDry() throws Exception {
        // when
        CommandLineRun apply = godwit("apply", "--dry-run", file("plan.json"));

        // then: the target refuses a name that differs from another one only by '.' against '_'
        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err()).contains("GW-PLN-006", "topic crm.audit", "3 of 4 steps could be done");
        assertThat(topics(target)).containsExactly("crm_audit");
    }

    @Test
    @Order(3)
    void shouldDoAllThatWorksAndTellTheRestWhenOneTopicIsRefused() throws Exception {
        // when
        CommandLineRun apply = godwit("apply", file("plan.json"));

        // then
        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err())
                .contains("GW-PLN-006", "3 of 4 steps were done", "topic crm.audit")
                .contains("collide");
        assertThat(topics(target)).contains("order", "price", "order-bad").doesNotContain("crm.audit");
        assertThat(configs("order")).containsEntry("retention.ms", "-1").doesNotContainKey("message.format.version");
        assertThat(configs("price"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", NEVER);
        assertThat(configs("order-bad")).containsEntry("message.timestamp.type", "CreateTime");
    }

    @Test
    @Order(4)
    void shouldDoOnlyWhatIsLeftWhenTheReasonIsRemoved() throws Exception {
        // given
        try (Admin admin = target.openAdmin()) {
            admin.deleteTopics(List.of("crm_audit")).all().get();
        }

        // when
        CommandLineRun apply = godwit("apply", file("plan.json"));

        // then
        assertThat(apply.exitCode()).as(apply.err()).isZero();
        assertThat(apply.lastLine()).isEqualTo("Apply: 1 done, 3 already done, 0 failed");
        assertThat(topics(target)).contains("crm.audit");
    }

    @Test
    @Order(5)
    void shouldHaveNothingToDoWhenAppliedAgain() {
        // when
        CommandLineRun again = godwit("apply", file("plan.json"));
        CommandLineRun plan = godwit("plan", "--detailed-exitcode");
        CommandLineRun anew = godwit("apply", "--no-input");

        // then
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.lastLine()).isEqualTo("Apply: 0 done, 4 already done, 0 failed");
        assertThat(plan.exitCode()).as(plan.out()).isZero();
        assertThat(plan.lastLine()).isEqualTo("Plan: 0 to create, 0 to change, 0 to destroy");
        assertThat(anew.exitCode()).as(anew.err()).isZero();
    }

    @Test
    @Order(6)
    void shouldRefuseAndNameTheDriftWhenTheSourceChangedMeanwhile() throws Exception {
        // given
        godwit("plan", "--out", file("old.json"));
        try (Admin admin = source.openAdmin()) {
            admin.createPartitions(Map.of("order", NewPartitions.increaseTo(8)))
                    .all()
                    .get();
        }

        // when
        CommandLineRun apply = godwit("apply", file("old.json"));

        // then
        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err()).contains("GW-PLN-001", "source topic order", "partitions 6 -> 8");
    }

    @Test
    @Order(7)
    void shouldAskAndAddPartitionsWhenAnsweredYes() {
        // when
        CommandLineRun unasked = godwit("apply", "--no-input");
        CommandLineRun refused = CommandLineRun.of("y\n", arguments("apply"));
        CommandLineRun applied = CommandLineRun.of("yes\n", arguments("apply"));

        // then
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("GW-PLN-007");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.out()).contains("~ topic order", "partitions : 6 -> 8", "Apply: 1 done");
        assertThat(godwit("plan").lastLine()).isEqualTo("Plan: 0 to create, 0 to change, 0 to destroy");
    }

    @Test
    @Order(8)
    void shouldRefuseFilesThatAreNotItsPlansWhenApplied() throws IOException {
        // given
        String whole = Files.readString(folder.resolve("plan.json"));
        Files.writeString(folder.resolve("half.json"), whole.substring(0, whole.length() / 2));
        Files.writeString(folder.resolve("edited.json"), whole.replace("\"partitions\" : 6", "\"partitions\" : 5"));
        Files.writeString(
                folder.resolve("newer.json"), whole.replace("\"schemaVersion\" : 2", "\"schemaVersion\" : 9"));

        // when, then
        assertThat(godwit("apply", file("half.json")).err()).contains("GW-PLN-002");
        assertThat(godwit("apply", file("edited.json")).err()).contains("GW-PLN-003");
        assertThat(godwit("apply", file("newer.json")).err()).contains("GW-PLN-004");
        assertThat(godwit("apply", file("missing.json")).err()).contains("GW-PLN-008");
        CommandLineRun other = CommandLineRun.of(
                "",
                "apply",
                file("plan.json"),
                "--source-bootstrap-server",
                target.bootstrapServers(),
                "--target-bootstrap-server",
                source.bootstrapServers());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("GW-PLN-005");
    }

    @Test
    @Order(9)
    void shouldWriteAScriptThatStockToolsTakeWhenAskedFor() throws Exception {
        // given: a fresh topic, so that there is something to make
        try (Admin admin = source.openAdmin()) {
            admin.createTopics(List.of(
                            new NewTopic("invoice", 3, (short) 1).configs(Map.of("cleanup.policy", "compact,delete"))))
                    .all()
                    .get();
        }

        // when
        CommandLineRun plan = godwit("plan", "--script", file("create-topics.sh"));

        // then
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        String script = Files.readString(folder.resolve("create-topics.sh"));
        assertThat(script)
                .contains(
                        "kafka-topics.sh --create --bootstrap-server " + target.bootstrapServers()
                                + " --topic invoice --replication-factor 1 --partitions 3 --config cleanup.policy=compact,delete");
        assertThat(StockTools.run(target, folder.resolve("create-topics.sh"))).isZero();
        assertThat(topics(target)).contains("invoice");
        assertThat(godwit("apply", "--yes").out()).contains("Plan: 0 to create, 1 to change, 0 to destroy");
        assertThat(godwit("plan").lastLine()).isEqualTo("Plan: 0 to create, 0 to change, 0 to destroy");
    }

    @Test
    @Order(10)
    void shouldGiveHeldConfigsBackWhenTheCutoverAsksForIt() throws Exception {
        // given
        Migration migration = TestMigrations.between("migration", source.bootstrapServers(), target.bootstrapServers());
        try (ClusterConnection connection = ClusterConnection.open(migration.target());
                Lease lease = new KafkaLeases(migration, LocalProcess.holder("test")).acquire(Lease.Role.OPERATOR)) {
            DeferredConfigs deferred =
                    new DeferredConfigs(KafkaTopicChanger.changing(connection), lease, "ann@here/1", Clock.systemUTC());

            // when
            DeferredConfigs.Result first = deferred.restore(List.of("order", "price", "order-bad"));
            DeferredConfigs.Result again = deferred.restore(List.of("order", "price", "order-bad"));

            // then
            assertThat(first.failed()).isEmpty();
            assertThat(first.changed()).containsExactly("order", "order-bad", "price");
            assertThat(again.changed()).isEmpty();
            assertThat(configs("order"))
                    .containsEntry("retention.ms", "604800000")
                    .doesNotContainKey("message.timestamp.after.max.ms");
            assertThat(configs("price")).doesNotContainKey("min.compaction.lag.ms");
            assertThat(configs("order-bad"))
                    .containsEntry("message.timestamp.type", "LogAppendTime")
                    .containsEntry("message.timestamp.before.max.ms", "3600000");

            // when
            deferred.hold(List.of("order"));

            // then
            assertThat(configs("order")).containsEntry("retention.ms", "-1");
        }
        assertThat(eventTypes(migration))
                .contains("apply.started", "apply.steps", "apply.finished", "configs.restored");
        assertThat(godwit("plan").lastLine()).isEqualTo("Plan: 0 to create, 0 to change, 0 to destroy");
    }

    @Test
    @Order(11)
    void shouldFollowTheSourcesConfigsButForExcludedOnes() throws Exception {
        // given
        Path configuration = Files.writeString(
                folder.resolve("excluding.yaml"),
                """
                name: migration
                policies:
                  excludedConfigs: [flush.messages]
                """);
        try (Admin admin = source.openAdmin()) {
            admin.createTopics(List.of(new NewTopic("settings", 1, (short) 1)
                            .configs(Map.of("compression.type", "gzip", "flush.messages", "1000"))))
                    .all()
                    .get();
        }

        // when
        CommandLineRun made = godwit("apply", "--yes", "-f", configuration.toString());

        // then
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(configs("settings"))
                .containsEntry("compression.type", "gzip")
                .doesNotContainKey("flush.messages");

        // when: somebody changes both on the target
        setOnTarget("settings", Map.of("compression.type", "lz4", "flush.messages", "2000"));
        CommandLineRun again = godwit("apply", "--yes", "-f", configuration.toString());

        // then
        assertThat(again.out()).contains("~ topic settings", "compression.type");
        assertThat(configs("settings"))
                .containsEntry("compression.type", "gzip")
                .containsEntry("flush.messages", "2000");
    }

    private static CommandLineRun godwit(String... arguments) {
        return CommandLineRun.of("", arguments(arguments));
    }

    private static String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--source-bootstrap-server", source.bootstrapServers()));
        all.addAll(List.of("--target-bootstrap-server", target.bootstrapServers()));
        return all.toArray(String[]::new);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String hash(String json) {
        return json.lines()
                .filter(line -> line.contains("\"hash\""))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> eventTypes(Migration migration) {
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            return journal.events().stream().map(JournalEvent::type).toList();
        }
    }

    private static List<String> topics(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = cluster.openAdmin()) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> !topic.startsWith("godwit."))
                    .sorted()
                    .toList();
        }
    }

    private static void setOnTarget(String topic, Map<String, String> configs) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        List<AlterConfigOp> changes = configs.entrySet().stream()
                .map(config -> new AlterConfigOp(
                        new ConfigEntry(config.getKey(), config.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = target.openAdmin()) {
            admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
        }
    }

    private static Map<String, String> configs(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = target.openAdmin()) {
            return admin.describeConfigs(List.of(resource)).values().values().iterator().next().get().entries().stream()
                    .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        }
    }
}
