package io.godwit.mirror;

import static io.godwit.mirror.TestCluster.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.Lab;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can lie in the logs of a source, copied to the newest Kafka, compared record by record, and by which path it went; the
 * same for every release of the source.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class SourceVariants {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LAST = Integer.MAX_VALUE;

    /** Rolls segments often, so that retention and the cleaner have something to work on. */
    private static final String SMALL_SEGMENTS = "20000";

    private final ClusterSpec sourceSpec;

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private TestCluster source;

    @SuppressWarnings("NullAway.Init")
    private SourceLogs logs;

    @SuppressWarnings("NullAway.Init")
    private TestCluster target;

    SourceVariants(ClusterSpec source) {
        this.sourceSpec = source.config("log.cleaner.backoff.ms", "300")
                .config("log.retention.check.interval.ms", "500")
                .config("log.initial.task.delay.ms", "500");
    }

    @BeforeAll
    void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<TestCluster> starting =
                CompletableFuture.supplyAsync(() -> new TestCluster(lab.start(sourceSpec)));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()));
        source = starting.join();
        logs = new SourceLogs(source);
        // Retention needs a while before its first look, which the tests before the last one take.
        source.create("retained", 1, Map.of("segment.bytes", SMALL_SEGMENTS, "retention.bytes", "50000"));
        source.writeVaried("retained", 1, 2_000, Map.of("batch.size", "2000", "linger.ms", "5"));
    }

    @AfterAll
    void stopClusters() {
        source.close();
        target.close();
        // Nobody needs a thousand logs in good order any more.
        source.cluster().broker(1).kill();
        target.cluster().broker(1).kill();
        lab.close();
    }

    TestCluster source() {
        return source;
    }

    TestCluster target() {
        return target;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void shouldPassBatchesOfEveryCodecAsTheyAre(String codec) throws Exception {
        // given
        String topic = "codec-" + codec;
        createOnBoth(topic, 3);
        source.writeVaried(
                topic, 3, 20_000, Map.of("compression.type", codec, "linger.ms", "20", "batch.size", "65536"));

        // when
        try (TestMirror mirror = TestMirror.of(source, target, topic, 3)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical(topic, 3);
            PartitionReport report = mirror.report(0);
            assertThat(report.passedRecords()).isPositive();
            assertThat(report.rebuiltRecords()).isZero();
            assertThat(report.identical()).isTrue();
        }
    }

    @Test
    void shouldMergeBatchesOfOneRecord() throws Exception {
        // given
        createOnBoth("tiny", 1);
        source.writeVaried("tiny", 1, 3_000, Map.of("batch.size", "1"));

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "tiny", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("tiny", 1);
            PartitionReport report = mirror.report(0);
            assertThat(report.mergedRecords()).isGreaterThan(2_000);
            assertThat(report.records()).isEqualTo(3_000);
        }
    }

    @Test
    void shouldPassRecordsOfOneMegabyte() throws Exception {
        // given
        createOnBoth("large", 2);
        source.write("large", 0, 8, 1_040_000);
        source.write("large", 1, 8, 1_040_000);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "large", 2)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("large", 2);
            assertThat(mirror.report(0).passedRecords()).isEqualTo(8);
            assertThat(mirror.report(1).passedRecords()).isEqualTo(8);
        }
    }

    @Test
    void shouldFillMarkersAndAbortedRecordsWhenTransactionsInterleave() throws Exception {
        // given
        createOnBoth("transactions", 2);
        logs.interleaveTransactions("transactions", 60);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "transactions", 2)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("transactions", 2);
            assertThat(padded(mirror, 2)).isEqualTo(logs.holes("transactions", 2));
        }
    }

    @Test
    void shouldKeepHolesAndTombstonesWhenTheCleanerHasRun() throws Exception {
        // given
        source.create(
                "compacted",
                2,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "segment.bytes",
                        SMALL_SEGMENTS,
                        "min.cleanable.dirty.ratio",
                        "0.001"));
        target.create("compacted", 2, Map.of());
        for (int round = 0; round < 3; round++) {
            logs.writeKeys("compacted", 2, 1_500, 300 - 50 * round);
        }
        logs.interleaveTransactions("compacted", 20);
        logs.writeKeys("compacted", 2, 1_500, 40);
        logs.awaitCleaned("compacted", 2);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "compacted", 2)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("compacted", 2);
            assertThat(source.records("compacted", 2)).anyMatch(SeenRecord::isTombstone);
            assertThat(mirror.report(0).rebuiltRecords()).isPositive();
            assertThat(padded(mirror, 2)).isEqualTo(logs.holes("compacted", 2)).isGreaterThan(1_000);
        }
    }

    @Test
    void shouldKeepAppendTimesWhenTheSourceTopicHasThem() throws Exception {
        // given
        source.create("appended", 1, Map.of("message.timestamp.type", "LogAppendTime"));
        target.create("appended", 1, Map.of());
        source.writeVaried("appended", 1, 2_000, Map.of("compression.type", "lz4"));

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "appended", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("appended", 1);
            assertThat(mirror.report(0).rebuiltRecords()).isEqualTo(2_000);
        }
    }

    @Test
    void shouldBeginWhereTheSourceBeginsWhenRecordsWereDeleted() throws Exception {
        // given
        createOnBoth("trimmed", 1);
        source.writeVaried("trimmed", 1, 5_000, Map.of());
        source.deleteBefore("trimmed", 0, 3_217);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "trimmed", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("trimmed", 1);
            assertThat(target.start("trimmed", 0)).isEqualTo(3_217);
            assertThat(mirror.report(0).paddedOffsets()).isEqualTo(3_217);
        }
    }

    @Test
    void shouldGiveEmptyPartitionsTheirOffsetsToo() throws Exception {
        // given: one with records, one that never had any, one that has none any more
        createOnBoth("sparse", 3);
        source.write("sparse", 0, 20);
        source.write("sparse", 2, 50);
        source.deleteBefore("sparse", 2, 50);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "sparse", 3)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("sparse", 3);
            assertThat(target.offsets("sparse", 3, OffsetSpec.earliest())).containsExactly(0L, 0L, 50L);
            source.write("sparse", 1, 5);
            source.write("sparse", 2, 5);
            mirror.awaitCaughtUp();
            assertIdentical("sparse", 3);
        }
    }

    @Test
    void shouldCopyATopicOfAThousandPartitions() throws Exception {
        // given: every fourth partition is empty
        createOnBoth("wide", 1_000);
        // Brokers tell leaders before they have made their logs; what a producer sends meanwhile can arrive out of
        // order.
        source.offsets("wide", 1_000, OffsetSpec.earliest());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = source.producer(Map.of("linger.ms", "20"))) {
            for (int number = 0; number < 6_000; number++) {
                if (number % 4 != 3) {
                    sent.add(producer.send(
                            new ProducerRecord<>("wide", number % 1_000, bytes("k" + number), bytes("v" + number))));
                }
            }
        }
        TestCluster.awaitAll(sent);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "wide", 1_000)) {
            List<Long> ends = source.offsets("wide", 1_000, OffsetSpec.latest());
            await().atMost(PATIENCE).until(() -> target.offsets("wide", 1_000, OffsetSpec.latest())
                    .equals(ends));

            // then
            assertThat(target.records("wide", 1_000)).hasSize(4_500).isEqualTo(source.records("wide", 1_000));
            assertThat(mirror.report(3).identical()).isTrue();
        }
    }

    @Test
    void shouldMapExactlyWhenNothingMayBeFilled() throws Exception {
        // given
        createOnBoth("mapped", 1);
        source.writeVaried("mapped", 1, 1_000, Map.of());
        source.deleteBefore("mapped", 0, 400);
        TestMirror.Memory memory = new TestMirror.Memory();
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));

        // when
        try (TestMirror mirror = new TestMirror(source, target, "mapped", 1, id, OffsetRules.mappedAtHoles(), memory)) {
            mirror.awaitCaughtUp();
            assertThat(mirror.report(0).identical()).isFalse();
        }
        source.writeVaried("mapped", 1, 500, Map.of());
        try (TestMirror again = new TestMirror(source, target, "mapped", 1, id, OffsetRules.mappedAtHoles(), memory)) {
            again.awaitCaughtUp();
        }

        // then
        assertThat(target.end("mapped", 0)).isEqualTo(1_100);
        assertThat(withoutOffsets(target.records("mapped", 1))).isEqualTo(withoutOffsets(source.records("mapped", 1)));
    }

    @Test
    @Order(LAST)
    void shouldBeginWhereTheSourceBeginsWhenRetentionDeletedSegments() throws Exception {
        // given
        await().atMost(PATIENCE).until(() -> source.start("retained", 0) > 500);
        source.alterTopic("retained", "retention.bytes", "-1");
        SourceLogs.awaitStill(() -> source.start("retained", 0));
        target.create("retained", 1, Map.of());

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "retained", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("retained", 1);
            assertThat(mirror.report(0).paddedOffsets()).isEqualTo(source.start("retained", 0));
            assertThat(mirror.report(0).records()).isEqualTo(2_000 - source.start("retained", 0));
        }
    }

    void createOnBoth(String topic, int partitions) throws Exception {
        source.create(topic, partitions, Map.of());
        target.create(topic, partitions, Map.of());
    }

    private static long padded(TestMirror mirror, int partitions) {
        return IntStream.range(0, partitions)
                .mapToLong(partition -> mirror.report(partition).paddedOffsets())
                .sum();
    }

    private static List<SeenRecord> withoutOffsets(List<SeenRecord> records) {
        return records.stream().map(SeenRecord::withoutOffset).toList();
    }

    void assertIdentical(String topic, int partitions) throws Exception {
        LogComparison comparison = new LogComparison(source, target);
        for (int partition = 0; partition < partitions; partition++) {
            comparison.compare(new TopicPartition(topic, partition));
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isPositive();
    }
}
