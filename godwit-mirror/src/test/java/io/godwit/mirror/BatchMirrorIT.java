package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.Lab;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMirrorIT {
    private static Lab lab;
    private static TestCluster source;
    private static TestCluster target;

    @BeforeAll
    static void startClusters() {
        lab = Lab.inTemporaryFolder();
        source = new TestCluster(lab.start(ClusterSpec.kafka28WithZooKeeper()));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()));
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void shouldGiveEachRecordItsOffsetWhenBatchesPass(String codec) throws Exception {
        // given
        String topic = "codec-" + codec;
        createOnBoth(topic, 3);
        write(topic, 3, 20_000, Map.of("compression.type", codec, "linger.ms", "20", "batch.size", "65536"));

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
    void shouldMergeSmallBatchesWhenTheSourceIsFullOfThem() throws Exception {
        // given
        createOnBoth("tiny", 1);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = source.producer(Map.of("batch.size", "1"))) {
            for (int number = 0; number < 3_000; number++) {
                sent.add(producer.send(new ProducerRecord<>("tiny", 0, bytes("k" + number), bytes("v" + number))));
            }
        }
        awaitAll(sent);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "tiny", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("tiny", 1);
            assertThat(mirror.report(0).mergedRecords()).isGreaterThan(2_000);
        }
    }

    @Test
    void shouldFillMarkersAndAbortedRecordsWhenTransactionsInterleave() throws Exception {
        // given
        createOnBoth("transactions", 2);
        try (KafkaProducer<byte[], byte[]> one = source.producer(Map.of("transactional.id", "one"));
                KafkaProducer<byte[], byte[]> other = source.producer(Map.of("transactional.id", "other"))) {
            one.initTransactions();
            other.initTransactions();
            for (int number = 0; number < 60; number++) {
                one.beginTransaction();
                other.beginTransaction();
                send(one, "transactions", "one-" + number, 7);
                send(other, "transactions", "other-" + number, 5);
                send(one, "transactions", "one-more-" + number, 3);
                end(one, number % 7 != 0);
                end(other, number % 5 != 0);
            }
        }

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "transactions", 2)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("transactions", 2);
            assertThat(target.end("transactions", 0)).isEqualTo(source.end("transactions", 0));
            assertThat(mirror.report(0).paddedOffsets()).isPositive();
        }
    }

    @Test
    void shouldPadWhenTheSourceBeginsAboveZero() throws Exception {
        // given
        createOnBoth("trimmed", 1);
        write("trimmed", 1, 5_000, Map.of());
        source.deleteBefore("trimmed", 0, 3_217);

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "trimmed", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("trimmed", 1);
            assertThat(target.start("trimmed", 0)).isEqualTo(3_217);
        }
    }

    @Test
    void shouldMapExactlyWhenNothingMayBeFilled() throws Exception {
        // given
        createOnBoth("mapped", 1);
        write("mapped", 1, 1_000, Map.of());
        source.deleteBefore("mapped", 0, 400);
        TestMirror.Memory memory = new TestMirror.Memory();
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));

        // when
        try (TestMirror mirror = new TestMirror(source, target, "mapped", 1, id, OffsetRules.mappedAtHoles(), memory)) {
            mirror.awaitCaughtUp();
            assertThat(mirror.report(0).identical()).isFalse();
        }
        write("mapped", 1, 500, Map.of());
        try (TestMirror again = new TestMirror(source, target, "mapped", 1, id, OffsetRules.mappedAtHoles(), memory)) {
            again.awaitCaughtUp();
        }

        // then
        assertThat(target.end("mapped", 0)).isEqualTo(1_100);
        assertThat(withoutOffsets(target.records("mapped", 1))).isEqualTo(withoutOffsets(source.records("mapped", 1)));
    }

    @Test
    void shouldKeepAppendTimesWhenTheSourceTopicHasThem() throws Exception {
        // given
        source.create("appended", 1, Map.of("message.timestamp.type", "LogAppendTime"));
        target.create("appended", 1, Map.of());
        write("appended", 1, 2_000, Map.of("compression.type", "lz4"));

        // when
        try (TestMirror mirror = TestMirror.of(source, target, "appended", 1)) {
            mirror.awaitCaughtUp();

            // then
            assertIdentical("appended", 1);
            assertThat(mirror.report(0).rebuiltRecords()).isEqualTo(2_000);
        }
    }

    @Test
    void shouldGoOnWithoutLossOrDoubleWhenStartedAgainAndAgain() throws Exception {
        // given
        createOnBoth("again", 2);
        long id = BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(20));
        TestMirror.Memory memory = new TestMirror.Memory();

        // when
        for (int round = 0; round < 8; round++) {
            write("again", 2, 4_000, Map.of("linger.ms", "5"));
            try (TestMirror mirror = new TestMirror(source, target, "again", 2, id, OffsetRules.standard(), memory)) {
                if (round % 2 == 0) {
                    mirror.awaitCaughtUp();
                }
            }
        }
        try (TestMirror mirror = new TestMirror(source, target, "again", 2, id, OffsetRules.standard(), memory)) {
            mirror.awaitCaughtUp();
        }

        // then
        assertIdentical("again", 2);
    }

    private static void createOnBoth(String topic, int partitions) throws Exception {
        source.create(topic, partitions, Map.of());
        target.create(topic, partitions, Map.of());
    }

    private static void write(String topic, int partitions, int count, Map<String, Object> overrides) throws Exception {
        Random random = new Random(count);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = source.producer(overrides)) {
            for (int number = 0; number < count; number++) {
                byte[] value = new byte[random.nextInt(300)];
                random.nextBytes(value);
                ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                        topic,
                        number % partitions,
                        number % 11 == 0 ? null : bytes("key-" + number % 500),
                        number % 13 == 0 ? null : value);
                if (number % 3 == 0) {
                    message.headers().add("trace", bytes("id-" + number)).add("empty", null);
                }
                sent.add(producer.send(message));
            }
        }
        awaitAll(sent);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String name, int count)
            throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            sent.add(producer.send(new ProducerRecord<>(topic, number % 2, bytes(name), bytes(name + "/" + number))));
        }
        producer.flush();
        awaitAll(sent);
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) throws Exception {
        for (Future<RecordMetadata> answer : sent) {
            answer.get(30, TimeUnit.SECONDS);
        }
    }

    private static void end(KafkaProducer<byte[], byte[]> producer, boolean commits) {
        if (commits) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<SeenRecord> withoutOffsets(List<SeenRecord> records) {
        return records.stream().map(SeenRecord::withoutOffset).toList();
    }

    private static void assertIdentical(String topic, int partitions) {
        List<SeenRecord> expected = source.records(topic, partitions);
        assertThat(expected).isNotEmpty();
        assertThat(target.records(topic, partitions)).isEqualTo(expected);
    }
}
