package io.godwit.core.plan;

import static io.godwit.core.plan.Inventories.source;
import static io.godwit.core.plan.Inventories.target;
import static io.godwit.core.plan.Inventories.targetTopic;
import static io.godwit.core.plan.Inventories.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Policies;
import io.godwit.core.config.Selection;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.TopicSelection;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.PlanError;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.GroupInventory;
import io.godwit.core.model.GroupInventory.CommittedOffset;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.TopicInventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String NEVER = String.valueOf(Long.MAX_VALUE);

    @Test
    void shouldMakeTheTopicWithItsConfigsAndHoldRetentionWhenTheTargetLacksIt() {
        // given
        ClusterInventory source =
                source(topic("order", 6, 2, Map.of("retention.ms", "1000", "compression.type", "lz4")));

        // when
        Plan plan = plan(source, target());

        // then
        PlanStep.CreateTopic create = creation(plan);
        assertThat(create.partitions()).isEqualTo(6);
        assertThat(create.replicationFactor()).isEqualTo(2);
        assertThat(create.configs())
                .containsOnly(
                        Map.entry("compression.type", "lz4"),
                        Map.entry("retention.ms", "-1"),
                        Map.entry("message.timestamp.after.max.ms", NEVER));
        assertThat(create.held())
                .containsOnly(
                        Map.entry("retention.ms", new HeldConfig("-1", Optional.of("1000"))),
                        Map.entry("message.timestamp.after.max.ms", new HeldConfig(NEVER, Optional.empty())));
        assertThat(plan.summary()).isEqualTo("Plan: 1 to create, 0 to change, 0 to destroy");
    }

    @Test
    void shouldHoldCompactionButKeepThePolicyWhenTheTopicIsCompacted() {
        // when
        Plan plan = plan(source(topic("price", 1, 1, Map.of("cleanup.policy", "compact"))), target());

        // then
        assertThat(creation(plan).configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", NEVER)
                .doesNotContainKey("retention.ms");
    }

    @Test
    void shouldKeepTheSourcesTimestampsWhenTheTopicHasLogAppendTime() {
        // when
        Plan plan = plan(source(topic("order", 1, 1, Map.of("message.timestamp.type", "LogAppendTime"))), target());

        // then
        assertThat(creation(plan).held())
                .containsEntry("message.timestamp.type", new HeldConfig("CreateTime", Optional.of("LogAppendTime")));
    }

    @Test
    void shouldTellWhyConfigsStayBehindWhenTheTargetCannotTakeThem() {
        // given
        Map<String, String> configs = Map.of(
                "message.format.version", "2.8",
                "leader.replication.throttled.replicas", "*",
                "confluent.tier.enable", "true",
                "remote.storage.enable", "true",
                "flush.ms", "5");
        Migration migration = with(new Policies(OptionalInt.empty(), Map.of(), Set.of("flush.ms")));

        // when
        Plan plan = Planner.plan(migration, source(topic("order", 1, 1, configs)), target(), PlanMemory.empty());

        // then
        assertThat(creation(plan).configs()).doesNotContainKeys(configs.keySet().toArray(String[]::new));
        assertThat(plan.skipped())
                .extracting(Skipped::name, Skipped::reason)
                .containsExactly(
                        tuple("confluent.tier.enable", "is not known to the target"),
                        tuple("flush.ms", "is excluded by the policies"),
                        tuple("leader.replication.throttled.replicas", "names brokers of the source"),
                        tuple(
                                "message.format.version",
                                "has no meaning any more since Kafka 4.0, which the target runs"),
                        tuple(
                                "remote.storage.enable",
                                "needs tiered storage, which the target's brokers do not have switched on"));
    }

    @Test
    void shouldSplitTheTimestampDifferenceWhenTheTargetHasTwoLimits() {
        // when
        Plan plan =
                plan(source(topic("order", 1, 1, Map.of("message.timestamp.difference.max.ms", "60000"))), target());

        // then
        assertThat(creation(plan).held())
                .containsEntry("message.timestamp.before.max.ms", new HeldConfig(NEVER, Optional.of("60000")))
                .containsEntry("message.timestamp.after.max.ms", new HeldConfig(NEVER, Optional.of("60000")));
        assertThat(plan.skipped()).isEmpty();
        assertThat(plan.notices()).extracting(PlanNotice::code).containsExactly(PlanError.CONFIG_ADJUSTED.id());
    }

    @Test
    void shouldLowerInSyncReplicasAndRaiseSegmentsWhenTheTargetNeedsIt() {
        // given
        Migration migration = with(new Policies(OptionalInt.of(1), Map.of(), Set.of()));
        Map<String, String> configs = Map.of("min.insync.replicas", "2", "segment.bytes", "65536");

        // when
        Plan plan = Planner.plan(migration, source(topic("order", 1, 3, configs)), target(), PlanMemory.empty());

        // then
        assertThat(creation(plan).configs())
                .containsEntry("min.insync.replicas", "1")
                .containsEntry("segment.bytes", "1048576");
        assertThat(plan.notices()).hasSize(2);
    }

    @Test
    void shouldCarryWhatTheSourcesBrokersGiveWhenTheTargetsWouldGiveAnotherValue() {
        // given: not set on the topic, 30 days by the source's brokers, 7 days by the target's
        TopicInventory inherited = new TopicInventory(
                "order",
                Optional.empty(),
                false,
                topic("order", 1, 1, Map.of()).partitions(),
                new TreeMap<>(Map.of("retention.ms", "2592000000")),
                new TreeMap<>());

        // when
        Plan plan = plan(source(inherited), target());

        // then
        assertThat(creation(plan).held())
                .containsEntry("retention.ms", new HeldConfig("-1", Optional.of("2592000000")));
    }

    @Test
    void shouldBlockTheTopicWhenTheTargetHoldsForeignRecords() {
        // when
        Plan plan = plan(source(topic("order", 1, 1, Map.of())), target(targetTopic("order", 1, 1, 7, Map.of())));

        // then
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.isBlocked()).isTrue();
        assertThat(plan.notices()).extracting(PlanNotice::code).containsExactly(PlanError.TOPIC_NOT_EMPTY.id());
        assertThat(plan.skipped()).extracting(Skipped::name).containsExactly("order");
    }

    @Test
    void shouldNeverShrinkWhenTheTargetHasMorePartitions() {
        // when
        Plan plan = plan(source(topic("order", 2, 1, Map.of())), target(targetTopic("order", 3, 1, 0, Map.of())));

        // then
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notices()).extracting(PlanNotice::code).containsExactly(PlanError.TOO_MANY_PARTITIONS.id());
    }

    @Test
    void shouldBlockTheTopicWhenTheTargetHasTooFewBrokers() {
        // when
        Plan plan = plan(source(topic("order", 1, 4, Map.of())), target());

        // then
        assertThat(plan.notices()).extracting(PlanNotice::code).containsExactly(PlanError.TOO_FEW_BROKERS.id());
    }

    @Test
    void shouldGoOnWithItsOwnTopicWhenItHoldsCopiedRecordsAndTheSourceGrew() {
        // given
        ClusterInventory before = source(topic("order", 2, 1, Map.of()));
        Inventories.World world = new Inventories.World(target(), PlanMemory.empty()).apply(plan(before, target()));
        ClusterInventory after = source(topic("order", 5, 1, Map.of("retention.ms", "5")));

        // when
        Plan plan = Planner.plan(migration(), after, world.target(), world.memory());

        // then
        assertThat(plan.steps()).hasSize(2).first().isEqualTo(new PlanStep.AddPartitions("order", 2, 5));
        assertThat(plan.toChange()).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheTopicAloneWhenItWasCutOver() {
        // given
        PlanMemory memory = new PlanMemory(new TreeMap<>(
                Map.of("order", TopicMemory.holding(new TreeMap<>()).asRestored())));

        // when
        Plan plan = Planner.plan(
                migration(),
                source(topic("order", 2, 1, Map.of("retention.ms", "5"))),
                target(targetTopic("order", 2, 1, 99, Map.of())),
                memory);

        // then
        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.unchanged()).containsExactly("order");
    }

    @Test
    void shouldListGroupsAndTellWhyOthersStayWhenTheyReadNothingThatMoves() {
        // given
        ClusterInventory source = Inventories.cluster(
                "source-id",
                "2.8",
                3,
                List.of(topic("order", 2, 1, Map.of())),
                List.of(
                        group("billing", "Consumer", "order"),
                        group("idle", "Classic", "gone"),
                        group("shared", "Share", "order")));

        // when
        Plan plan = plan(source, target());

        // then
        assertThat(plan.groups()).containsExactly(new CarriedGroup("billing", List.of("order"), 1));
        assertThat(plan.skipped()).extracting(Skipped::name).containsExactly("idle", "shared");
    }

    @Test
    void shouldRefuseWhenBothAreTheSameCluster() {
        assertThatThrownBy(() -> plan(source(), source()))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(ClusterError.SAME_CLUSTER));
    }

    private static GroupInventory group(String name, String type, String topic) {
        return new GroupInventory(
                name,
                type,
                "consumer",
                "Empty",
                List.of(),
                new TreeMap<>(Map.of(new PartitionId(topic, 0), new CommittedOffset(5, "", 0))));
    }

    private static PlanStep.CreateTopic creation(Plan plan) {
        assertThat(plan.steps()).hasSize(1);
        return plan.steps().get(0).match(create -> create, add -> fail(), alter -> fail());
    }

    private static PlanStep.CreateTopic fail() {
        throw new AssertionError("not a creation");
    }

    private static Plan plan(ClusterInventory source, ClusterInventory target) {
        return Planner.plan(migration(), source, target, PlanMemory.empty());
    }

    private static Migration migration() {
        return TestMigrations.between("crm", "source:9092", "target:9092");
    }

    private static Migration with(Policies policies) {
        return TestMigrations.with(
                "crm",
                Map.of("bootstrap.servers", "source:9092"),
                Map.of("bootstrap.servers", "target:9092"),
                TopicSelection.all(),
                Selection.all(),
                policies);
    }
}
