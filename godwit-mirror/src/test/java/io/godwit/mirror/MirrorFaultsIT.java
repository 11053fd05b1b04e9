package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.mirror.batch.Fillers;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a target and to mirrors that the mirror has to survive with the same records at the same offsets. */
class MirrorFaultsIT {
    private static final String EXPIRATION = "producer.id.expiration.ms";

    private static Lab lab;
    private static TestCluster source;
    private static TestCluster target;

    @BeforeAll
    static void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka39()));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()
                .brokers(3)
                .config("min.insync.replicas", "1")
                .config("auto.leader.rebalance.enable", "false")
                .config("producer.id.expiration.check.interval.ms", "200")));
        source = new TestCluster(starting.get(2, TimeUnit.MINUTES));
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldCopyAgainWhatAnUncleanElectionTruncated() throws Exception {
        // given
        source.create("unclean", 1, Map.of());
        target.createOn("unclean", List.of(2, 3), Map.of("unclean.leader.election.enable", "true"));
        source.write("unclean", 0, 200);
        try (TestMirror mirror = TestMirror.of(source, target, "unclean", 1)) {
            mirror.awaitCaughtUp();
            target.cluster().broker(3).stop();
            await().until(() -> target.describe("unclean", 0).isr().size() == 1);
            source.write("unclean", 0, 300);
            mirror.awaitCaughtUp();
            assertThat(target.end("unclean", 0)).isEqualTo(500);

            // when
            target.cluster().broker(2).kill();
            target.cluster().broker(3).start();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> target.describe("unclean", 0).leader().id() == 3);
            source.write("unclean", 0, 100);

            // then
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> target.end("unclean", 0) == 600);
            mirror.awaitCaughtUp();
            assertThat(mirror.report(0).records()).isGreaterThan(600);
            target.cluster().broker(2).start();
            assertSame("unclean", 1);
        }
    }

    @Test
    void shouldGoOnWhenSequencesBeginAgain() throws Exception {
        // given
        source.create("wrap", 1, Map.of());
        target.create("wrap", 1, Map.of());
        long id = newProducerId();
        long timestampMs = System.currentTimeMillis();
        try (KafkaProducer<byte[], byte[]> producer = source.producer(Map.of())) {
            for (int number = 0; number < 20; number++) {
                var unused = producer.send(new ProducerRecord<byte[], byte[]>("wrap", 0, timestampMs, null, null));
            }
        }
        RecordBatch same = Fillers.of(20, timestampMs);
        try (TargetWriter writer = new TargetWriter(target, new TopicPartition("wrap", 0))) {
            writer.append(same.stamp(id, (short) 0, Integer.MAX_VALUE - 69));
        }
        assertThat(target.producers("wrap", 0).values())
                .extracting(ProducerState::producerId, ProducerState::lastSequence)
                .containsExactly(tuple(id, Integer.MAX_VALUE - 50));

        // when
        source.write("wrap", 0, 30);
        try (TestMirror mirror = mirror("wrap", 1, id)) {
            mirror.awaitCaughtUp();
            source.write("wrap", 0, 300);
            mirror.awaitCaughtUp();
        }
        source.write("wrap", 0, 30);
        try (TestMirror mirror = mirror("wrap", 1, id)) {
            mirror.awaitCaughtUp();
        }

        // then
        assertSame("wrap", 1);
        // 70 records up to the largest sequence, and 310 from 0 on.
        assertThat(target.producers("wrap", 0).values())
                .extracting(ProducerState::producerId, ProducerState::lastSequence)
                .containsExactly(tuple(id, 309));
    }

    @Test
    void shouldGoOnWhenTheBrokersForgotTheProducer() throws Exception {
        // given
        source.create("forgotten", 1, Map.of());
        target.create("forgotten", 1, Map.of());
        long id = newProducerId();
        target.alterBrokers(EXPIRATION, "1000");
        try {
            source.write("forgotten", 0, 100);
            try (TestMirror mirror = mirror("forgotten", 1, id)) {
                mirror.awaitCaughtUp();

                // when: while it is idle
                awaitForgotten("forgotten");
                source.write("forgotten", 0, 100);
                mirror.awaitCaughtUp();
                awaitForgotten("forgotten");
            }

            // when: while there is none
            source.write("forgotten", 0, 100);
            try (TestMirror mirror = mirror("forgotten", 1, id)) {
                mirror.awaitCaughtUp();
            }
        } finally {
            target.alterBrokers(EXPIRATION, "86400000");
        }

        // then
        assertSame("forgotten", 1);
    }

    @Test
    void shouldGoOnWhenRecordsAreOlderThanTheBrokersMemoryOfProducers() throws Exception {
        // given
        source.create("ancient", 2, Map.of("retention.ms", "-1"));
        target.create("ancient", 2, Map.of("retention.ms", "-1"));
        long timestampMs = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(30);
        try (KafkaProducer<byte[], byte[]> producer = source.producer(Map.of("batch.size", "2000"))) {
            for (int number = 0; number < 40_000; number++) {
                var unused = producer.send(new ProducerRecord<byte[], byte[]>(
                        "ancient", number % 2, timestampMs + number, null, new byte[500]));
            }
        }
        long id = newProducerId();

        // when
        for (long copied = 2_000; copied < 20_000; copied += 6_000) {
            try (TestMirror mirror = mirror("ancient", 2, id)) {
                mirror.awaitCopied(0, copied);
            }
        }
        try (TestMirror mirror = mirror("ancient", 2, id)) {
            mirror.awaitCaughtUp();
        }

        // then
        assertSame("ancient", 2);
    }

    @Test
    void shouldDoubleNothingWhenAMirrorComesBackFromTheDead() throws Exception {
        // given
        Map<String, Integer> topics = new HashMap<>();
        for (String topic : SourceWriters.TOPICS) {
            topics.put(topic, SourceWriters.PARTITIONS);
            source.create(topic, SourceWriters.PARTITIONS, Map.of());
            target.create(topic, SourceWriters.PARTITIONS, Map.of());
        }
        long id = newProducerId();
        var settings = MirrorProgram.settings(source, target, topics, id);
        try (SourceWriters writers = new SourceWriters(source);
                MirrorProcess one = new MirrorProcess(lab.folder().resolve("one"), settings);
                MirrorProcess other = new MirrorProcess(lab.folder().resolve("other"), settings)) {
            other.kill();

            // when
            MirrorProcess living = one;
            MirrorProcess spare = other;
            for (int round = 0; round < 4; round++) {
                awaitCopying(living);
                living.pause();
                long pausedNanos = System.nanoTime();
                spare.start();
                awaitCopying(spare);
                long copied = records(target);
                await().atMost(Duration.ofSeconds(30)).until(() -> records(target) > copied + 500);
                // Whoever stands still for less is no zombie: nobody takes over so soon.
                await().until(() -> System.nanoTime() - pausedNanos > TimeUnit.SECONDS.toNanos(2));
                living.resume();
                awaitLook(living);
                living.kill();
                MirrorProcess zombie = living;
                living = spare;
                spare = zombie;
            }
            writers.close();
            MirrorProcess last = living;

            // then
            for (TopicPartition partition : SourceWriters.partitions()) {
                long end = source.end(partition.topic(), partition.partition());
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(last.progress())
                        .containsEntry(partition.toString(), Long.toString(end)));
            }
            assertThat(last.stops()).isEmpty();
            for (String topic : SourceWriters.TOPICS) {
                assertSame(topic, SourceWriters.PARTITIONS);
            }
        }
    }

    @Test
    void shouldDoubleNothingWhenTwoMirrorsRunAtTheSameTime() throws Exception {
        // given
        source.create("twice", 2, Map.of());
        target.create("twice", 2, Map.of());
        long id = newProducerId();
        try (TestMirror one = mirror("twice", 2, id);
                TestMirror other = mirror("twice", 2, id)) {
            // when
            for (int round = 0; round < 10; round++) {
                source.write("twice", 0, 200);
                source.write("twice", 1, 200);
            }
            one.awaitCaughtUp();
            other.awaitCaughtUp();
        }

        // then
        assertSame("twice", 2);
    }

    private static void awaitCopying(MirrorProcess mirror) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mirror.isCopying(SourceWriters.partitions()))
                        .as(mirror.progress().toString())
                        .isTrue());
    }

    /** Returns when it found out that it was overtaken, or at least had the time to. */
    private static void awaitLook(MirrorProcess mirror) {
        Map<String, String> before = mirror.progress();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !mirror.progress().equals(before) || !mirror.stops().isEmpty());
    }

    private static long records(TestCluster cluster) throws Exception {
        long records = 0;
        for (TopicPartition partition : SourceWriters.partitions()) {
            records += cluster.end(partition.topic(), partition.partition());
        }
        return records;
    }

    private static void awaitForgotten(String topic) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> target.producers(topic, 0).isEmpty());
    }

    private static long newProducerId() {
        return BatchMirror.newProducerId("test", target.properties(), Duration.ofSeconds(30));
    }

    private static TestMirror mirror(String topic, int partitions, long producerId) {
        return new TestMirror(
                source, target, topic, partitions, producerId, OffsetRules.standard(), new TestMirror.Memory());
    }

    private static void assertSame(String topic, int partitions) throws Exception {
        LogComparison comparison = new LogComparison(source, target);
        for (int partition = 0; partition < partitions; partition++) {
            comparison.compare(new TopicPartition(topic, partition));
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isPositive();
    }
}
