package io.godwit.lab.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    @Test
    void shouldBeCleanWhenEverythingConfirmedWasReceived() {
        Reconciliation result =
                reconcile(CrmTopic.ORDER, new LaneLedger(4, 3, 3, List.of()), new LaneReport(3, 3, List.of()));

        assertThat(result.isClean()).isTrue();
        assertThat(result.recordsAcknowledged()).isEqualTo(3);
    }

    @Test
    void shouldFindLossWhenTheEndWasNotReceived() {
        Reconciliation result =
                reconcile(CrmTopic.ORDER, new LaneLedger(9, 8, 8, List.of()), new LaneReport(5, 5, List.of()));

        assertThat(result.lost()).isEqualTo(3);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void shouldFindLossWhenALaneWasNeverReceived() {
        Reconciliation result = reconcile(CrmTopic.ORDER, new LaneLedger(3, 2, 2, List.of()), LaneReport.NOTHING);

        assertThat(result.lost()).isEqualTo(2);
    }

    @Test
    void shouldNotMissWhatTheClusterNeverConfirmed() {
        LaneLedger written = new LaneLedger(7, 4, 6, List.of(2L, 5L));
        LaneReport read = new LaneReport(6, 3, List.of(new NumberRange(2, 3), new NumberRange(5, 5)));

        assertThat(reconcile(CrmTopic.ORDER, written, read).lost()).isEqualTo(1);
    }

    @Test
    void shouldAskForTheLastValueOnlyWhenTheTopicIsCompacted() {
        LaneLedger written = new LaneLedger(10, 9, 9, List.of());

        LaneReport compacted = new LaneReport(9, 2, List.of(new NumberRange(2, 8)));
        assertThat(reconcile(CrmTopic.PRICE, written, compacted).lost()).isZero();

        LaneReport lastMissing = new LaneReport(8, 8, List.of());
        assertThat(reconcile(CrmTopic.PRICE, written, lastMissing).lost()).isEqualTo(1);
    }

    private static Reconciliation reconcile(CrmTopic topic, LaneLedger written, LaneReport read) {
        ProducerLedger ledger =
                new ProducerLedger(1, true, List.of(), Map.of(topic.topicName(), Map.of("lane", written)));
        TopicReport report = new TopicReport(read.received(), 0, 0, 0, 0, List.of(), Map.of("lane", read));
        GroupReport group = new GroupReport("billing", "cluster", true, Map.of(), Map.of(topic.topicName(), report));
        return Reconciliation.of(ledger, List.of(group));
    }
}
