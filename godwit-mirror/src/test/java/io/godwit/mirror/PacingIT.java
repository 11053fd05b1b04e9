package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.mirror.copy.CopySettings;
import io.godwit.mirror.copy.HeldBack;
import io.godwit.mirror.copy.OffsetRules;
import io.godwit.mirror.copy.PartitionReport;
import io.godwit.mirror.copy.TopicPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How fast what is copied: limits, who goes first, and when the mirror slows down by itself. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PacingIT {
    private static final int MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(5);

    private static Lab lab;
    private static TestCluster source;
    private static TestCluster target;

    @BeforeAll
    static void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting =
                CompletableFuture.supplyAsync(() -> lab.start(ClusterSpec.kafka39()));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()));
        source = new TestCluster(starting.get(2, TimeUnit.MINUTES));
    }

    @AfterAll
    static void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldHoldATopicToItsLimitAndLetTheOthersRun() throws Exception {
        // given
        createOnBoth("limited", 2);
        createOnBoth("free", 2);
        fill("limited", 0, 12 * MEGABYTE);
        fill("free", 0, 6 * MEGABYTE);
        TopicPartition limited = new TopicPartition("limited", 0);
        TopicPartition free = new TopicPartition("free", 0);
        try (BatchMirror mirror = mirror()) {
            // when
            long begin = System.nanoTime();
            CopiedTopic held = topic("limited", 2, OptionalLong.of(MEGABYTE));
            mirror.copy(List.of(held, topic("free", 2, OptionalLong.empty())), Set.of(), OptionalLong.empty());
            awaitCaughtUp(mirror, free);

            // then
            awaitBytes(mirror, limited, 2 * MEGABYTE);
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(bytes(mirror, limited)).isLessThan((long) (MEGABYTE * (seconds + 1)));

            // when
            mirror.copy(
                    List.of(topic("limited", 2, OptionalLong.empty()), topic("free", 2, OptionalLong.empty())),
                    Set.of(),
                    OptionalLong.empty());

            // then
            long lifted = System.nanoTime();
            awaitCaughtUp(mirror, limited);
            assertThat(Duration.ofNanos(System.nanoTime() - lifted)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void shouldKeepTailsQuickBesideAHotPartition() throws Exception {
        // given one partition with nearly all of the data, that takes some thirteen seconds, and 19 small ones
        createOnBoth("uneven", 20);
        fill("uneven", 0, 80 * MEGABYTE);
        for (int partition = 1; partition < 20; partition++) {
            fill("uneven", partition, 20_000);
        }
        TopicPartition hot = new TopicPartition("uneven", 0);
        List<Long> latenciesMs = new ArrayList<>();
        try (BatchMirror mirror = mirror();
                KafkaProducer<byte[], byte[]> producer = source.producer(Map.of())) {
            mirror.copy(List.of(topic("uneven", 20, OptionalLong.empty())), Set.of(), OptionalLong.of(6 * MEGABYTE));
            for (int partition = 1; partition < 20; partition++) {
                awaitCaughtUp(mirror, new TopicPartition("uneven", partition));
            }
            assertThat(isCaughtUp(mirror, hot)).as("small ones first").isFalse();

            // when
            for (int number = 0; number < 40; number++) {
                int partition = 1 + number % 19;
                RecordMetadata written = producer.send(new ProducerRecord<>("uneven", partition, null, new byte[100]))
                        .get(30, TimeUnit.SECONDS);
                long begin = System.nanoTime();
                awaitCopied(mirror, new TopicPartition("uneven", partition), written.offset() + 1);
                latenciesMs.add((System.nanoTime() - begin) / 1_000_000);
            }

            // then
            assertThat(isCaughtUp(mirror, hot))
                    .as("the hot one is still behind")
                    .isFalse();
            System.out.println("pacing: latencies beside a hot partition in ms " + latenciesMs);
            latenciesMs.sort(Long::compare);
            assertThat(latenciesMs.get(20)).as("median of %s", latenciesMs).isLessThan(250);
            assertThat(latenciesMs.get(38)).as("p95 of %s", latenciesMs).isLessThan(1_000);
        }
    }

    @Test
    void shouldCopyFirstWhatTheSourceDeletesSoonest() throws Exception {
        // given
        createOnBoth("kept", 1);
        createOnBoth("expiring", 1);
        fill("kept", 0, 20 * MEGABYTE);
        fill("expiring", 0, 20 * MEGABYTE);
        TopicPartition kept = new TopicPartition("kept", 0);
        TopicPartition expiring = new TopicPartition("expiring", 0);
        try (BatchMirror mirror = mirror()) {
            // when
            mirror.copy(
                    List.of(
                            new CopiedTopic("kept", 1, TestMirror.MAX_BATCH_BYTES, true, retention(7)),
                            new CopiedTopic("expiring", 1, TestMirror.MAX_BATCH_BYTES, true, retention(1))),
                    Set.of(),
                    OptionalLong.of(8 * MEGABYTE));
            awaitCaughtUp(mirror, expiring);

            // then
            assertThat(bytes(mirror, kept)).isBetween((long) MEGABYTE, 14L * MEGABYTE);
        }
    }

    @Test
    void shouldSlowDownWhenTheTargetThrottlesUs() throws Exception {
        // given
        createOnBoth("quota-target", 2);
        fill("quota-target", 0, 14 * MEGABYTE);
        quota(target, "producer_byte_rate", (double) MEGABYTE);

        // when
        try (BatchMirror mirror = mirror()) {
            mirror.copy(List.of(topic("quota-target", 2, OptionalLong.empty())), Set.of(), OptionalLong.empty());

            // then
            awaitHeldBack(mirror, "target", "throttles us by");
            quota(target, "producer_byte_rate", null);
            awaitCaughtUp(mirror, new TopicPartition("quota-target", 0));
        } finally {
            quota(target, "producer_byte_rate", null);
        }
    }

    @Test
    void shouldSlowDownWhenTheSourceThrottlesUs() throws Exception {
        // given
        createOnBoth("quota-source", 2);
        fill("quota-source", 0, 14 * MEGABYTE);
        quota(source, "consumer_byte_rate", (double) MEGABYTE);

        // when
        try (BatchMirror mirror = mirror()) {
            mirror.copy(List.of(topic("quota-source", 2, OptionalLong.empty())), Set.of(), OptionalLong.empty());

            // then
            awaitHeldBack(mirror, "source", "throttles us by");
            quota(source, "consumer_byte_rate", null);
            awaitCaughtUp(mirror, new TopicPartition("quota-source", 0));
        } finally {
            quota(source, "consumer_byte_rate", null);
        }
    }

    @Test
    void shouldSlowDownWhenTheTargetDoesNotAnswerAndRecover() throws Exception {
        // given
        createOnBoth("silent", 1);
        source.write("silent", 0, 100);
        TopicPartition partition = new TopicPartition("silent", 0);
        try (BatchMirror mirror = mirror()) {
            mirror.copy(List.of(topic("silent", 1, OptionalLong.empty())), Set.of(), OptionalLong.empty());
            awaitCaughtUp(mirror, partition);

            // when
            target.cluster().broker(1).pause();
            try {
                fill("silent", 0, 4 * MEGABYTE);
                awaitHeldBack(mirror, "target", "has not answered for");
            } finally {
                target.cluster().broker(1).resume();
            }

            // then
            awaitCaughtUp(mirror, partition);
            assertThat(mirror.report().partitions().get(partition))
                    .extracting(PartitionReport::stop)
                    .isEqualTo(Optional.empty());
        }
    }

    private static void awaitHeldBack(BatchMirror mirror, String cluster, String reason) {
        List<HeldBack> all = await("held back by the " + cluster)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> mirror.report().heldBack().stream()
                                .filter(held -> held.cluster().equals(cluster)
                                        && held.reason().startsWith(reason))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(all).allSatisfy(broker -> {
            assertThat(broker.broker()).isEqualTo(1);
            assertThat(broker.bytesPerSecond()).isPositive();
        });
    }

    private static BatchMirror mirror() {
        Map<String, Object> from = source.properties();
        from.put("client.id", "copier");
        Map<String, Object> to = target.properties();
        to.put("client.id", "copier");
        long id = BatchMirror.newProducerId("pacing", target.properties(), Duration.ofSeconds(20));
        return BatchMirror.start(
                new BatchMirrorSettings("pacing", from, to, id, OffsetRules.standard(), CopySettings.standard()),
                new TestMirror.Memory());
    }

    private static CopiedTopic topic(String name, int partitions, OptionalLong bytesPerSecond) {
        return new CopiedTopic(
                name,
                partitions,
                TestMirror.MAX_BATCH_BYTES,
                true,
                new TopicPace(bytesPerSecond, OptionalLong.empty(), OptionalLong.empty()));
    }

    private static TopicPace retention(int days) {
        return new TopicPace(OptionalLong.empty(), OptionalLong.of(TimeUnit.DAYS.toMillis(days)), OptionalLong.empty());
    }

    /** @param bytesPerSecond null = none any more */
    private static void quota(TestCluster cluster, String name, @Nullable Double bytesPerSecond) throws Exception {
        ClientQuotaEntity copier = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, "copier"));
        cluster.admin()
                .alterClientQuotas(List.of(
                        new ClientQuotaAlteration(copier, List.of(new ClientQuotaAlteration.Op(name, bytesPerSecond)))))
                .all()
                .get(30, TimeUnit.SECONDS);
    }

    private static void createOnBoth(String topic, int partitions) throws Exception {
        source.create(topic, partitions, Map.of());
        target.create(topic, partitions, Map.of());
    }

    /** Random bytes in batches of 64 KiB. */
    private static void fill(String topic, int partition, int bytes) throws Exception {
        byte[] value = new byte[10_000];
        new Random(partition).nextBytes(value);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                source.producer(Map.of("batch.size", "65536", "linger.ms", "20"))) {
            for (int written = 0; written < bytes; written += value.length) {
                sent.add(producer.send(new ProducerRecord<>(topic, partition, null, value)));
            }
        }
        for (Future<RecordMetadata> answer : sent) {
            answer.get(30, TimeUnit.SECONDS);
        }
    }

    private static long bytes(BatchMirror mirror, TopicPartition partition) {
        PartitionReport report = mirror.report().partitions().get(partition);
        return report == null ? 0 : report.bytes();
    }

    private static void awaitBytes(BatchMirror mirror, TopicPartition partition, long bytes) {
        await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> bytes(mirror, partition) >= bytes);
    }

    private static boolean isCaughtUp(BatchMirror mirror, TopicPartition partition) throws Exception {
        return position(mirror, partition) >= source.end(partition.topic(), partition.partition());
    }

    private static void awaitCaughtUp(BatchMirror mirror, TopicPartition partition) throws Exception {
        awaitCopied(mirror, partition, source.end(partition.topic(), partition.partition()));
    }

    private static void awaitCopied(BatchMirror mirror, TopicPartition partition, long end) {
        await(partition + " up to " + end)
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(() -> position(mirror, partition) >= end);
    }

    private static long position(BatchMirror mirror, TopicPartition partition) {
        PartitionReport report = mirror.report().partitions().get(partition);
        return report == null ? -1 : report.nextSourceOffset();
    }
}
