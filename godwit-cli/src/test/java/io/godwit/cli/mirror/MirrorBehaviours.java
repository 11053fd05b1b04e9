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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What MirrorMaker 2's own integration tests ask of it, asked of Godwit's mirror with each engine. docs/guide/from-mirrormaker.md
 * has the table, with what is tested elsewhere.
 *
 * <p>Whether a group's offset is right is judged by what the group would read on the target: nothing that it has not read on
 * the source may be missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MirrorBehaviours {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RECORDS = 600;

    private final String engine;

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private KafkaCluster source;

    @SuppressWarnings("NullAway.Init")
    private KafkaCluster target;

    @SuppressWarnings("NullAway.Init")
    private TestGroups groups;

    @SuppressWarnings("NullAway.Init")
    private TestGroups carried;

    @SuppressWarnings("NullAway.Init")
    private CommandLineHarness godwit;

    MirrorBehaviours(String engine) {
        this.engine = engine;
    }

    /** Whether groups get just the offsets that they have on the source, also 0 in an empty partition, forwards and backwards. */
    abstract boolean isExact();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka28WithZooKeeper()));
        target = lab.start(ClusterSpec.kafka43());
        source = starting.join();
        groups = new TestGroups(source);
        carried = new TestGroups(target);
        godwit = new CommandLineHarness(folder, engine, source, target);
        TestTopics.create(source, "order", 3);
        TestTopics.create(source, "price", 1);
        // Partition 2 of order stays empty.
        TestTopics.produce(source, "order", 2, 0, RECORDS);
        TestTopics.produce(source, "price", 1, 0, RECORDS);
        groups.commitEnds("billing", "order", 3);
        assertThat(godwit.run("apply", "--yes").exitCode()).isZero();
        var unused = godwit.fork("mirror");
    }

    @AfterAll
    void stop() {
        godwit.close();
        groups.close();
        carried.close();
        lab.close();
    }

    @Test
    @Order(1)
    void shouldCopyAllPartitionsAndCarryTheGroupThatHasReadThem() {
        awaitSame("order");

        awaitNothingToRead("billing", "order");
        assertThat(carried.committed("billing").keySet())
                .contains(new TopicPartition("order", 0), new TopicPartition("order", 1));
        assertThat(carried.committed("billing").containsKey(new TopicPartition("order", 2)))
                .isEqualTo(isExact());
    }

    @Test
    @Order(2)
    void shouldCarryAGroupThatBeginsToReadANewTopic() {
        // when
        TestTopics.create(source, "audit", 2);
        TestTopics.produce(source, "audit", 2, 0, 100);
        groups.commitEnds("billing", "audit", 2);

        // then
        awaitSame("audit");
        awaitNothingToRead("billing", "audit");
        assertThat(carried.unread("billing", "order")).isEmpty();
    }

    @Test
    @Order(3)
    void shouldCarryNoOffsetBeyondWhatIsCopied() {
        // given
        assertThat(godwit.run("pause", "order").exitCode()).isZero();
        await().atMost(PATIENCE).until(() -> state("order").equals("PAUSED"));
        TestTopics.produce(source, "order", 2, RECORDS, 100);

        // when
        groups.commitEnds("billing", "order", 3);
        groups.commitEnds("pricing", "price", 1);

        // then: this group was carried, so the other one was looked at, too
        awaitNothingToRead("pricing", "price");
        assertThat(carried.isWithin("billing", "order")).isTrue();
        assertThat(godwit.run("resume", "order").exitCode()).isZero();
        awaitSame("order");
        awaitNothingToRead("billing", "order");
    }

    @Test
    @Order(4)
    void shouldFollowAGroupThatLags() {
        for (long read : List.of(RECORDS / 10L, RECORDS * 9L / 10)) {
            // given
            long before = carried.offset("late", "price", 0);

            // when
            groups.commit("late", "price", 0, read);

            // then
            awaitLooksAt("late", "price", read);
            assertThat(carried.offset("late", "price", 0)).isGreaterThanOrEqualTo(before);
            assertSkipsNothing("late", "price");
        }
    }

    @Test
    @Order(5)
    void shouldSkipNothingWhenAGroupGoesBack() {
        // given
        long before = carried.offset("late", "price", 0);

        // when
        groups.commit("late", "price", 0, RECORDS / 5);

        // then
        awaitLooksAt("late", "price", RECORDS / 5);
        if (isExact()) {
            assertSkipsNothing("late", "price");
        } else {
            assertThat(carried.offset("late", "price", 0)).isEqualTo(before);
        }
    }

    @Test
    @Order(6)
    void shouldGoOnWithRecordsAndGroupsAfterARestart() throws Exception {
        // given
        long before = carried.offset("billing", "order", 0);
        godwit.forked().destroyForcibly().waitFor();
        TestTopics.produce(source, "order", 2, RECORDS + 100, 100);
        groups.commitEnds("billing", "order", 3);

        // when
        var unused = godwit.fork("mirror");

        // then
        await().atMost(PATIENCE).until(() -> {
            assertThat(carried.offset("billing", "order", 0)).isGreaterThanOrEqualTo(before);
            return carried.offset("billing", "order", 0) > before;
        });
        awaitSame("order");
        awaitNothingToRead("billing", "order");
    }

    @Test
    @Order(7)
    void shouldCopyWhatTransactionsCommittedAndNothingElse() {
        // when
        TestTopics.transactions(source, "price", 12, 10);
        groups.commitEnds("pricing", "price", 1);

        // then: every third transaction was aborted
        awaitSame("price");
        assertThat(TestTopics.read(target, "price").get(0)).hasSize(RECORDS + 80);
        awaitNothingToRead("pricing", "price");
    }

    @Test
    @Order(8)
    void shouldHaveWrittenNothingToTheSource() {
        assertThat(TestTopics.names(source)).isEqualTo(new TreeSet<>(Set.of("order", "price", "audit")));
        assertThat(groups.names())
                .filteredOn(group -> !group.startsWith("witness-"))
                .containsExactlyInAnyOrder("billing", "pricing", "late");
    }

    private void awaitSame(String topic) {
        await(topic + " is the same").atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        TestTopics.read(target, topic))
                .isEqualTo(TestTopics.read(source, topic)));
    }

    private void awaitNothingToRead(String group, String topic) {
        await(group + " has nothing to read in " + topic)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(carried.unread(group, topic)).isEmpty());
    }

    /** Returns when the group has that offset; with an engine that is less exact, when it has any and a later one was carried. */
    private void awaitLooksAt(String group, String topic, long offset) {
        if (isExact()) {
            await(group + " is at " + offset).atMost(PATIENCE).until(() -> carried.offset(group, topic, 0) == offset);
        } else {
            String witness = "witness-" + offset;
            groups.commitEnds(witness, topic, 1);
            awaitNothingToRead(witness, topic);
            await(group + " has an offset").atMost(PATIENCE).until(() -> carried.offset(group, topic, 0) >= 0);
        }
    }

    /** It would read on the target at least what it has not read on the source. */
    private void assertSkipsNothing(String group, String topic) {
        List<String> missing = groups.unread(group, topic);
        missing.removeAll(carried.unread(group, topic));
        assertThat(missing).isEmpty();
    }

    private String state(String name) {
        for (JsonNode topic : godwit.status().path("topics")) {
            if (topic.path("topic").asText().equals(name)) {
                return topic.path("state").asText();
            }
        }
        return "";
    }
}
