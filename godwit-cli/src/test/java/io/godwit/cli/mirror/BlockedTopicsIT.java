package io.godwit.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.godwit.core.config.MirrorConfig;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stops a topic, as an operator sees it: {@code godwit status} says the code, the reason and the fix; the other topics go
 * on; and after the fix {@code godwit resume} does. One mirror for all.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlockedTopicsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RECORDS = 40;

    /** Each look is a whole command. */
    private static final Duration EVERY = Duration.ofMillis(300);

    /** Goes on whatever happens to the others. */
    private static final String SOUND = "sound";

    private static final Map<String, Map<String, String>> TARGET_CONFIGS = Map.of(
            "large", Map.of("max.message.bytes", "3000"),
            "late", Map.of("message.timestamp.before.max.ms", "3600000"));

    private static final AclBinding NO_WRITE =
            acl(ResourceType.TOPIC, "denied", AclOperation.WRITE, AclPermissionType.DENY);
    private static final AclBinding NO_READ =
            acl(ResourceType.TOPIC, "hidden", AclOperation.READ, AclPermissionType.DENY);

    private static Lab lab;
    private static KafkaCluster source;
    private static KafkaCluster target;
    private static Admin sourceAdmin;
    private static Admin targetAdmin;
    private static CommandLineHarness godwit;
    private static int soundRecords;
    private static JsonNode seen = MissingNode.getInstance();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka39().authorizer().config("log.cleaner.enable", "false")));
        target = lab.start(ClusterSpec.kafka43().authorizer());
        source = starting.join();
        sourceAdmin = source.openAdmin();
        targetAdmin = target.openAdmin();
        permitEverything(sourceAdmin);
        permitEverything(targetAdmin);
        godwit = new CommandLineHarness(folder, MirrorConfig.BATCH, source, target);
        createTopics();
        var unused = godwit.fork("mirror");
        for (String topic : List.of(SOUND, "denied", "hidden", "corrupt", "expired", "foreign", "deleted")) {
            awaitSame(topic);
        }
        breakThem();
    }

    private static void permitEverything(Admin admin) throws Exception {
        for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)) {
            alter(admin, acl(type, ResourcePattern.WILDCARD_RESOURCE, AclOperation.ALL, AclPermissionType.ALLOW), true);
        }
        alter(admin, acl(ResourceType.CLUSTER, Resource.CLUSTER_NAME, AclOperation.ALL, AclPermissionType.ALLOW), true);
    }

    private static void createTopics() {
        for (String topic : List.of(
                SOUND, "large", "ahead", "late", "denied", "hidden", "corrupt", "expired", "filled", "foreign",
                "deleted")) {
            create(sourceAdmin, topic, 1, Map.of());
            create(targetAdmin, topic, 1, TARGET_CONFIGS.getOrDefault(topic, Map.of()));
            TestTopics.produce(source, topic, 1, 0, RECORDS);
        }
        TestTopics.produce(target, "filled", 1, 1_000, 5);
        create(sourceAdmin, "wider", 2, Map.of());
        create(targetAdmin, "wider", 3, Map.of());
        TestTopics.produce(source, "wider", 2, 0, RECORDS);
    }

    /** All at once, so that the mirror finds all of it while the first test waits. */
    private static void breakThem() throws Exception {
        assertThat(godwit.run("pause", "corrupt", "expired").exitCode()).isZero();
        awaitState("corrupt", "PAUSED");
        awaitState("expired", "PAUSED");
        alter(sourceAdmin, NO_READ, true);
        alter(targetAdmin, NO_WRITE, true);
        for (String topic : List.of("denied", "hidden", "corrupt", "expired", "foreign")) {
            TestTopics.produce(topic.equals("foreign") ? target : source, topic, 1, RECORDS, RECORDS);
        }
        TestTopics.produce(source, "foreign", 1, 2 * RECORDS, RECORDS);
        TestTopics.produceOne(source, "large", 10_000, System.currentTimeMillis());
        TestTopics.produceOne(source, "ahead", 10, System.currentTimeMillis() + TimeUnit.HOURS.toMillis(3));
        TestTopics.produceOne(source, "late", 10, System.currentTimeMillis() - TimeUnit.HOURS.toMillis(3));
        flipLastByte("corrupt");
        sourceAdmin
                .deleteRecords(Map.of(new TopicPartition("expired", 0), RecordsToDelete.beforeOffset(RECORDS + 10)))
                .all()
                .get(30, TimeUnit.SECONDS);
        sourceAdmin.deleteTopics(List.of("deleted")).all().get(30, TimeUnit.SECONDS);
        // What expired is found while the topic is paused, too; a resume after that would accept it.
        assertThat(godwit.run("resume", "corrupt").exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        godwit.close();
        sourceAdmin.close(Duration.ofSeconds(1));
        targetAdmin.close(Duration.ofSeconds(1));
        lab.close();
    }

    @AfterEach
    void othersGoOn() {
        soundRecords += RECORDS;
        TestTopics.produce(source, SOUND, 1, soundRecords, RECORDS);
        awaitSame(SOUND);
        assertThat(godwit.forked().isAlive()).isTrue();
    }

    @Test
    void shouldGoOnWhenTheTargetTakesLargerRecords() throws Exception {
        awaitBlocked("large", "GW-MIR-023", "it waits at source offset " + RECORDS, "max.message.bytes");

        setConfig("large", "max.message.bytes", "1048588");

        resume("large");
    }

    @Test
    void shouldGoOnWhenTheTargetTakesTheTimeOfAClockThatRunsAhead() throws Exception {
        awaitBlocked("ahead", "GW-MIR-024", "timestamp", "godwit doctor");

        setConfig("ahead", "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));

        resume("ahead");
    }

    @Test
    void shouldGoOnWhenTheTargetTakesTheTimeOfAClockThatIsLate() throws Exception {
        awaitBlocked("late", "GW-MIR-024", "timestamp", "godwit doctor");

        setConfig("late", "message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));

        resume("late");
    }

    @Test
    void shouldGoOnWhenTheRightToWriteIsGivenBack() throws Exception {
        awaitBlocked("denied", "GW-MIR-025", "it waits at source offset " + RECORDS, "permissions.md");

        alter(targetAdmin, NO_WRITE, false);

        resume("denied");
    }

    @Test
    void shouldGoOnWhenTheRightToReadIsGivenBack() throws Exception {
        awaitBlocked("hidden", "GW-MIR-025", "READ on the topic", "permissions.md");

        alter(sourceAdmin, NO_READ, false);

        resume("hidden");
    }

    @Test
    void shouldGoOnWhenTheSourcesCorruptBatchIsSoundAgain() throws Exception {
        awaitBlocked("corrupt", "GW-MIR-020", "checksum", "another replica");

        flipLastByte("corrupt");

        resume("corrupt");
    }

    @Test
    void shouldGoOnBehindTheGapWhenTheLossIsAccepted() {
        awaitBlocked("expired", "GW-MIR-003", "40 to 49", "raise retention.ms");

        assertThat(godwit.run("resume", "expired").exitCode()).isZero();

        await().atMost(PATIENCE).pollInterval(EVERY).untilAsserted(() -> assertThat(recordsOf(target, "expired"))
                .hasSize(2 * RECORDS - 10));
        assertThat(recordsOf(target, "expired"))
                .endsWith(recordsOf(source, "expired").toArray(String[]::new));
    }

    @Test
    void shouldBeginAnewWhenTheTargetsForeignRecordsAreGone() throws Exception {
        awaitBlocked("filled", "GW-MIR-022", "partition 0", "delete the topic on the target");

        deleteOnTargetAndApply("filled");

        resume("filled");
    }

    @Test
    void shouldBeginAnewWhenSomebodyElseWroteToTheTarget() throws Exception {
        awaitBlocked("foreign", "GW-MIR-021", "somebody else writes", "stop whoever writes");

        deleteOnTargetAndApply("foreign");

        resume("foreign");
    }

    @Test
    void shouldBeginByItselfWhenTheSourceHasAsManyPartitionsAsTheTarget() throws Exception {
        awaitBlocked("wider", "GW-PLN-011", "the target has 3 partitions, the source 2", "add partitions");

        sourceAdmin
                .createPartitions(Map.of("wider", NewPartitions.increaseTo(3)))
                .all()
                .get(30, TimeUnit.SECONDS);

        awaitSame("wider");
    }

    @Test
    void shouldBeginAnewWhenATopicWasDeletedOnTheSourceAndMadeAgain() throws Exception {
        awaitBlocked("deleted", "GW-MIR-004", "deleted on the source", "create it again");

        create(sourceAdmin, "deleted", 1, Map.of());
        TestTopics.produce(source, "deleted", 1, 500, 2 * RECORDS);

        awaitBlocked("deleted", "GW-MIR-005", "made anew on the source", "godwit resume deleted");
        deleteOnTargetAndApply("deleted");
        resume("deleted");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldHaveAllTopicsInSyncInTheEnd() {
        await().atMost(PATIENCE).pollInterval(EVERY).untilAsserted(() -> assertThat(
                        godwit.status().path("topics"))
                .extracting(topic -> topic.path("state").asText())
                .containsOnly("IN_SYNC"));
    }

    // ---- what the operator does ------------------------------------------------------------------------------------

    private static void resume(String topic) {
        CommandLineHarness.Result resume = godwit.run("resume", topic);
        assertThat(resume.exitCode()).as(resume.err()).isZero();
        awaitSame(topic);
    }

    /** To the plan, all the other topics here hold records that it did not put there: they were made by hand, hence the 4. */
    private static void deleteOnTargetAndApply(String topic) throws Exception {
        targetAdmin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        CommandLineHarness.Result apply = godwit.run("apply", "--yes");
        assertThat(apply.exitCode()).as(apply.err()).isIn(0, 4);
    }

    private static void setConfig(String topic, String name, String value) throws Exception {
        targetAdmin
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    // ---- what the operator sees ------------------------------------------------------------------------------------

    /** By the last look at all topics if that tells it already: none goes on before its own test. */
    private static void awaitBlocked(String topic, String code, String reason, String fix) {
        if (!topicIn(seen, topic).path("code").asText().equals(code)) {
            await(topic + " is blocked by " + code)
                    .atMost(PATIENCE)
                    .pollInterval(EVERY)
                    .untilAsserted(() ->
                            assertThat(status(topic).path("code").asText()).isEqualTo(code));
        }
        JsonNode status = topicIn(seen, topic);
        assertThat(status.path("state").asText()).isEqualTo("BLOCKED");
        assertThat(status.path("reason").asText()).contains(reason);
        assertThat(status.path("next").asText()).contains(fix);
        assertThat(status.path("who").asText()).isEqualTo("operator");
    }

    private static void awaitState(String topic, String state) {
        await(topic + " is " + state).atMost(PATIENCE).pollInterval(EVERY).untilAsserted(() -> assertThat(
                        status(topic).path("state").asText())
                .isEqualTo(state));
    }

    private static JsonNode status(String name) {
        seen = godwit.status().path("topics");
        return topicIn(seen, name);
    }

    private static JsonNode topicIn(JsonNode topics, String name) {
        for (JsonNode topic : topics) {
            if (topic.path("topic").asText().equals(name)) {
                return topic;
            }
        }
        return MissingNode.getInstance();
    }

    private static void awaitSame(String topic) {
        await(topic + " is the same")
                .atMost(PATIENCE)
                .pollInterval(EVERY)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(TestTopics.read(target, topic)).isEqualTo(TestTopics.read(source, topic)));
    }

    private static List<String> recordsOf(KafkaCluster cluster, String topic) {
        return TestTopics.read(cluster, topic).getOrDefault(0, List.of());
    }

    // ---- both clusters ---------------------------------------------------------------------------------------------

    /** A topic of this name may still be going away. */
    private static void create(Admin admin, String topic, int partitions, Map<String, String> configs) {
        await().atMost(PATIENCE).pollInterval(EVERY).ignoreExceptions().untilAsserted(() -> admin.createTopics(
                        List.of(new NewTopic(topic, partitions, (short) 1).configs(configs)))
                .all()
                .get(30, TimeUnit.SECONDS));
    }

    /** In place, while the broker has the file open: it sends what lies there, unread. A second time restores it. */
    private static void flipLastByte(String topic) throws IOException {
        Path segment = source.folder().resolve("broker-1-data/" + topic + "-0/00000000000000000000.log");
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            long last = file.length() - 1;
            file.seek(last);
            int found = file.read();
            file.seek(last);
            file.write(found ^ 1);
        }
    }

    private static AclBinding acl(
            ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    /** Returns when the broker goes by it. */
    private static void alter(Admin admin, AclBinding binding, boolean isWanted) throws Exception {
        if (isWanted) {
            admin.createAcls(List.of(binding)).all().get(30, TimeUnit.SECONDS);
        } else {
            admin.deleteAcls(Set.of(binding.toFilter())).all().get(30, TimeUnit.SECONDS);
        }
        await().atMost(PATIENCE)
                .pollInterval(EVERY)
                .until(() -> admin.describeAcls(binding.toFilter())
                                .values()
                                .get(30, TimeUnit.SECONDS)
                                .isEmpty()
                        != isWanted);
    }
}
