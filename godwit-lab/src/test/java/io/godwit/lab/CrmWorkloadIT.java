package io.godwit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.workload.CrmGroup;
import io.godwit.lab.workload.CrmTopic;
import io.godwit.lab.workload.CrmWorkload;
import io.godwit.lab.workload.GroupReport;
import io.godwit.lab.workload.ProducerLedger;
import io.godwit.lab.workload.Reconciliation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrmWorkloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Lab lab;
    private static KafkaCluster cluster;
    private static CrmWorkload crm;

    @BeforeAll
    static void start() {
        lab = Lab.inTemporaryFolder();
        cluster = lab.start(ClusterSpec.kafka28WithZooKeeper());
        try (Admin admin = cluster.openAdmin()) {
            CrmWorkload.createTopicsWithSettlement(admin, 1);
        }
        crm = CrmWorkload.withSettlement(
                lab.folder().resolve("the crm's"), Map.of("source", cluster.clientProperties()));
    }

    @AfterAll
    static void stop() {
        crm.close();
        lab.close();
    }

    @Test
    @Order(1)
    void shouldFindNothingWrongAcrossStopsPeakAndKills() {
        // given
        crm.producers().start("source");
        crm.consumers().start("source");
        crm.reporting().start("source");
        crm.settlement().start("source");

        // when
        crm.recordsPerSecond(2_000);
        awaitAcknowledged(5_000);
        crm.consumers().stop();
        crm.producers().stop();
        ProducerLedger first = crm.ledger();
        crm.producers().start("source");
        crm.consumers().start("source");
        crm.reporting().kill();
        crm.reporting().start("source");
        crm.settlement().kill();
        crm.settlement().start("source");
        awaitAcknowledged(first.acknowledged() + 2_000);
        crm.producers().kill();
        crm.producers().start("source");
        awaitAcknowledged(first.acknowledged() + 4_000);
        crm.producers().stop();

        // then
        awaitAllReceived();
        crm.consumers().stop();
        crm.reporting().stop();
        crm.settlement().stop();
        assertThat(crm.reconcile().isClean())
                .describedAs(crm.reconcile().toString())
                .isTrue();
        assertThat(crm.reports()).hasSize(4).extracting(GroupReport::lost).containsOnly(0L);
        assertThat(crm.ledger().lanes()).hasSize(CrmTopic.written().size());
        assertThat(crm.ledger().sessions()).hasSize(3);
        assertThat(crm.ledger().writePausesMs()).hasSize(CrmTopic.written().size());
    }

    @Test
    @Order(2)
    void shouldFindWhatIsLostAndDoubledWhenOffsetsAreWrong() throws Exception {
        // given
        crm.producers().start("source");
        awaitAcknowledged(crm.ledger().acknowledged() + 1_000);
        crm.producers().stop();

        // when
        moveOffset("billing", new TopicPartition("order", 0), 3);
        moveOffset("warehouse", new TopicPartition("order", 1), -2);
        crm.consumers().start("source");
        await().atMost(PATIENCE)
                .until(() -> crm.reconcile().lines().stream()
                                .filter(line -> List.of("billing", "warehouse").contains(line.group()))
                                .mapToLong(Reconciliation.Line::lost)
                                .sum()
                        <= 3);
        crm.consumers().stop();

        // then
        GroupReport billing = crm.report(CrmGroup.BILLING).orElseThrow();
        GroupReport warehouse = crm.report(CrmGroup.WAREHOUSE).orElseThrow();
        Reconciliation result = Reconciliation.of(crm.ledger(), List.of(billing, warehouse));
        assertThat(result.lost()).isEqualTo(3);
        assertThat(result.duplicated()).isEqualTo(2);
        assertThat(billing.duplicated() + billing.outOfOrder()).isZero();
        assertThat(warehouse.duplicated()).isEqualTo(2);
        assertThat(Objects.requireNonNull(warehouse.topics().get("order")).examples())
                .hasSize(2)
                .allMatch(text -> text.startsWith("again run-"));
    }

    @Test
    @Order(3)
    void shouldSayWhatIsWrongWhenAProgramCanNotStart() {
        assertThatThrownBy(() -> crm.producers().start("elsewhere"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("producers: does not know the cluster 'elsewhere'");
        crm.producers().stop();
        assertThat(crm.producers().isRunning()).isFalse();
    }

    private static void awaitAcknowledged(long records) {
        await().atMost(PATIENCE).until(() -> crm.ledger().acknowledged() >= records);
    }

    private static void awaitAllReceived() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(crm.reconcile().lost()).isZero());
    }

    private static void moveOffset(String group, TopicPartition partition, long by) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
            long offset = Objects.requireNonNull(committed.get(partition)).offset();
            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset + by)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }
}
