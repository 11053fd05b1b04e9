package io.godwit.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.Policies;
import io.godwit.core.error.DoctorCode;
import io.godwit.core.error.PlanError;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.TopicMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private final DoctorFixture clusters = new DoctorFixture();

    private static Policies excluding(String config) {
        return new Policies(OptionalInt.empty(), Map.of(), Set.of(config));
    }

    @Test
    void shouldFindNothingHeavyOnHealthyClusters() {
        clusters.source.topic("order", Map.of()).topic("price", Map.of("cleanup.policy", "compact"));

        DoctorReport report = Doctor.examine(clusters.facts());

        assertThat(report.isBlocked()).isFalse();
        assertThat(report.count(Severity.WARNING)).isZero();
    }

    @Test
    void shouldBlockWhenTheTargetHasTooFewBrokersForTheReplicationFactor() {
        clusters.source.topic("order", 1, 4, Map.of(), 0, 1, 1);

        assertThat(clusters.severities(PlanError.TOO_FEW_BROKERS)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldAcceptAReplicationFactorThatThePoliciesMap() {
        clusters.source.topic("order", 1, 4, Map.of(), 0, 1, 1);
        clusters.policies = new Policies(OptionalInt.empty(), Map.of(4, 3), Set.of());

        assertThat(clusters.findings(PlanError.TOO_FEW_BROKERS)).isEmpty();
    }

    @Test
    void shouldBlockATargetTopicThatIsNotEmptyAndNotOurs() {
        clusters.source.topic("order", Map.of());
        clusters.target.topic("order", Map.of());

        assertThat(clusters.severities(PlanError.TOPIC_NOT_EMPTY)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldWarnWhenOneBrokerDownWouldStopAllWrites() {
        clusters.source.topic("order", 1, 3, Map.of("min.insync.replicas", "3"), 0, 1, 1);

        assertThat(clusters.severities(DoctorCode.MIN_INSYNC_REPLICAS)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldNotMindFewerInsyncReplicasThanReplicas() {
        clusters.source.topic("order", 1, 3, Map.of("min.insync.replicas", "2"), 0, 1, 1);

        assertThat(clusters.findings(DoctorCode.MIN_INSYNC_REPLICAS)).isEmpty();
    }

    @Test
    void shouldBlockWhenTheTargetTopicDemandsMoreReplicasThanItHas() {
        clusters.source.topic("order", 1, 1, Map.of(), 0, 1, 1);
        clusters.target.topic("order", 1, 1, Map.of("min.insync.replicas", "2"), 0, 0, 0);

        assertThat(clusters.severities(DoctorCode.MIN_INSYNC_REPLICAS)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldBlockWhenTheTargetKeepsSmallerMessages() {
        clusters.source.topic("order", Map.of("max.message.bytes", "2000000"));
        clusters.policies = excluding("max.message.bytes");

        assertThat(clusters.findings(DoctorCode.MESSAGE_TOO_LARGE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
                    assertThat(finding.reason()).contains("1048588").contains("2000000");
                });
    }

    @Test
    void shouldTrustThePlanToCarryTheMessageSize() {
        clusters.source.topic("order", Map.of("max.message.bytes", "2000000"));

        assertThat(clusters.findings(DoctorCode.MESSAGE_TOO_LARGE)).isEmpty();
    }

    @Test
    void shouldBlockWhenSegmentsShrinkBelowTheMessageSize() {
        clusters.source.topic("order", Map.of("max.message.bytes", "2000000"));
        clusters.target.brokerConfigs.put("log.segment.bytes", "1500000");

        assertThat(clusters.severities(DoctorCode.SEGMENT_TOO_SMALL)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldAcceptSmallSegmentsThatHeldTheRecordsOnTheSourceToo() {
        clusters.source.topic("order", Map.of("max.message.bytes", "2000000", "segment.bytes", "1500000"));

        assertThat(clusters.findings(DoctorCode.SEGMENT_TOO_SMALL)).isEmpty();
    }

    @Test
    void shouldBlockWhenTheTargetStampsItsOwnTime() {
        ExpectedTopic topic = new ExpectedTopic(
                "order", true, 1, 1, new TreeMap<>(Map.of("message.timestamp.type", "LogAppendTime")));

        assertThat(TimestampTypeRule.examine(topic))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldLeaveTopicsAloneThatWereCutOver() {
        clusters.source.topic("order", Map.of());
        clusters.target.topic("order", Map.of("message.timestamp.type", "LogAppendTime", "min.insync.replicas", "3"));
        clusters.memory = new PlanMemory(new TreeMap<>(
                Map.of("order", TopicMemory.holding(new TreeMap<>()).asRestored())));

        assertThat(Doctor.examine(clusters.facts()).isBlocked()).isFalse();
        assertThat(clusters.findings(DoctorCode.MIN_INSYNC_REPLICAS)).isEmpty();
    }

    @Test
    void shouldTrustThePlanToHoldCreateTimeWhileCopying() {
        clusters.source.topic("order", Map.of("message.timestamp.type", "LogAppendTime"));

        assertThat(clusters.findings(DoctorCode.TIMESTAMP_REPLACED)).isEmpty();
    }

    @Test
    void shouldBlockRecordsThatAreTooOldOrTooFarAheadForTheTarget() {
        ExpectedTopic topic = new ExpectedTopic(
                "order",
                true,
                1,
                1,
                new TreeMap<>(Map.of(
                        "message.timestamp.before.max.ms", "86400000", "message.timestamp.after.max.ms", "3600000")));
        clusters.source.topic("order", Map.of());
        clusters.ages.put(
                "order",
                new RecordAge(
                        Optional.of(DoctorFixture.NOW.minusSeconds(90_000)),
                        Optional.of(DoctorFixture.NOW.plusSeconds(4_000))));

        List<Finding> findings = TimestampLimitRule.examine(topic, clusters.ages.get("order"), DoctorFixture.NOW)
                .toList();

        assertThat(findings).extracting(Finding::reason).hasSize(2).allMatch(reason -> reason.contains("max.ms="));
    }

    @Test
    void shouldAcceptRecordsWithinTheTargetsLimits() {
        ExpectedTopic topic = new ExpectedTopic(
                "order", true, 1, 1, new TreeMap<>(Map.of("message.timestamp.before.max.ms", "86400000")));
        RecordAge age = new RecordAge(Optional.of(DoctorFixture.NOW.minusSeconds(80_000)), Optional.empty());

        assertThat(TimestampLimitRule.examine(topic, age, DoctorFixture.NOW)).isEmpty();
    }

    @Test
    void shouldWarnWhenTheTargetCompressesAgain() {
        clusters.source.topic("order", Map.of());
        clusters.target.brokerConfigs.put("compression.type", "gzip");

        assertThat(clusters.severities(DoctorCode.RECOMPRESSED)).containsExactly(Severity.WARNING);
    }

    @Test
    void shouldNotMindTheSameCodecOnBothSides() {
        clusters.source.topic("order", Map.of("compression.type", "zstd"));

        assertThat(clusters.findings(DoctorCode.RECOMPRESSED)).isEmpty();
    }

    @Test
    void shouldTellConfigsThatHaveNoPlaceOnTheTarget() {
        clusters.source.topic("order", Map.of("confluent.tier.enable", "true"));

        assertThat(clusters.findings(DoctorCode.CONFIG_NOT_CARRIED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("confluent.tier.enable", "order"));
    }

    @Test
    void shouldBlockNamesThatCollideOnTheTarget() {
        clusters.source.topic("a.b", Map.of()).topic("a_b", Map.of());

        assertThat(clusters.findings(DoctorCode.NAME_COLLISION))
                .extracting(Finding::resource)
                .containsExactly("topics a.b, a_b");
    }

    @Test
    void shouldBlockANameThatCollidesWithAnotherTopicOfTheTarget() {
        clusters.source.topic("a.b", Map.of());
        clusters.target.topic("a_b", Map.of());

        assertThat(clusters.severities(DoctorCode.NAME_COLLISION)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldNotMindCollidingNamesThatTheTargetHasAlready() {
        clusters.source.topic("a.b", Map.of());
        clusters.target.topic("a.b", Map.of()).topic("a_b", Map.of());

        assertThat(clusters.findings(DoctorCode.NAME_COLLISION)).isEmpty();
    }

    @Test
    void shouldBlockWhenNothingIsSelected() {
        clusters.source.topic("order-bad", Map.of());
        clusters.include = "order-*";

        assertThat(clusters.findings(DoctorCode.NOTHING_SELECTED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("order-bad"));
    }

    @Test
    void shouldBlockAnEmptyCluster() {
        assertThat(clusters.severities(DoctorCode.NOTHING_SELECTED)).containsExactly(Severity.BLOCKER);
    }

    @Test
    void shouldTellWhatIsLeftOutAndWhy() {
        clusters.source.topic("order", Map.of()).topic("__consumer_offsets", Map.of());

        assertThat(clusters.findings(DoctorCode.TOPICS_LEFT_OUT))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("__consumer_offsets"));
    }

    @Test
    void shouldTellIllPartitions() {
        PartitionInventory offline = new PartitionInventory(0, -1, List.of(1, 2), List.of(), -1, -1, -1);
        PartitionInventory behind = new PartitionInventory(1, 1, List.of(1, 2), List.of(1), 0, 10, 100);
        clusters.source.topic("order", Map.of());
        TopicInventory healthy = clusters.source.topics.get("order");
        assertThat(healthy).isNotNull();
        clusters.source.topics.put(
                "order",
                new TopicInventory(
                        "order",
                        Optional.empty(),
                        false,
                        List.of(offline, behind),
                        healthy.configs(),
                        healthy.explicitConfigs()));

        assertThat(clusters.findings(DoctorCode.PARTITION_OFFLINE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("order-0"));
        assertThat(clusters.findings(DoctorCode.UNDER_REPLICATED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("order-1"));
    }
}
