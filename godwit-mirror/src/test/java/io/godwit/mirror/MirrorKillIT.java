package io.godwit.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the mirror at random moments, and now and then a broker, while producers write. In the end both clusters must hold the
 * same records at the same offsets. {@code ./test chaos} lets it go on for longer.
 */
class MirrorKillIT {
    private static final long MINUTES = Long.getLong("godwit.chaos.minutes", 0);
    private static final int SHORT_KILLS = 14;
    private static final int KILLS_PER_BROKER_KILL =
            Integer.getInteger("godwit.chaos.killsPerBrokerKill", MINUTES == 0 ? 6 : 10);
    private static final long SEED = Long.getLong("godwit.chaos.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private Lab lab;
    private TestCluster source;
    private TestCluster target;

    @BeforeEach
    void startClusters() throws Exception {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> starting = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka39().brokers(3).config("min.insync.replicas", "2")));
        target = new TestCluster(lab.start(ClusterSpec.kafka43()
                .brokers(3)
                .config("min.insync.replicas", "2")
                .config("producer.id.expiration.check.interval.ms", "500")));
        source = new TestCluster(starting.get(2, TimeUnit.MINUTES));
        for (String topic : SourceWriters.TOPICS) {
            source.create(topic, SourceWriters.PARTITIONS, Map.of());
            target.create(topic, SourceWriters.PARTITIONS, Map.of());
        }
    }

    @AfterEach
    void stopClusters() {
        source.close();
        target.close();
        lab.close();
    }

    @Test
    void shouldCopyEachRecordExactlyOnceWhenKilledAgainAndAgain() throws Exception {
        // given
        long begin = System.nanoTime();
        long producerId = BatchMirror.newProducerId("chaos", target.properties(), Duration.ofSeconds(30));
        Map<String, Integer> topics = new HashMap<>();
        SourceWriters.TOPICS.forEach(topic -> topics.put(topic, SourceWriters.PARTITIONS));
        int kills = 0;
        try (MirrorProcess mirror = new MirrorProcess(
                        lab.folder().resolve("mirror"), MirrorProgram.settings(source, target, topics, producerId));
                BrokerKiller brokers = new BrokerKiller(List.of(source, target), SourceWriters.TOPICS, random)) {
            // when
            SourceWriters writers = new SourceWriters(source);
            try (writers) {
                boolean brokerIsDue = false;
                while (goesOn(kills, begin)) {
                    awaitVictim(mirror);
                    assertThat(mirror.stops()).as("stops, seed %d", SEED).isEmpty();
                    mirror.kill();
                    kills++;
                    brokerIsDue |= kills % KILLS_PER_BROKER_KILL == KILLS_PER_BROKER_KILL / 2;
                    if (brokerIsDue && brokers.killNext()) {
                        brokerIsDue = false;
                    }
                    mirror.start();
                }
            }
            brokers.awaitRestart();

            // then
            LogComparison comparison = new LogComparison(source, target);
            for (TopicPartition partition : SourceWriters.partitions()) {
                awaitCopied(mirror, partition);
                comparison.compare(partition);
            }
            System.out.printf(
                    "chaos: %d kills of the mirror, %d of brokers, %d records acknowledged, %d compared, %d s, seed %d,"
                            + " differences: %s%n",
                    kills,
                    brokers.kills(),
                    writers.acknowledged(),
                    comparison.records(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                    SEED,
                    comparison.differences());
            assertThat(comparison.differences()).as("seed %d", SEED).isEmpty();
            assertThat(comparison.records()).isPositive();
        }
    }

    /** Most kills hit a mirror that copies, some one that is starting. */
    private void awaitVictim(MirrorProcess mirror) throws InterruptedException {
        if (random.nextInt(5) > 0) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (!mirror.isCopying(SourceWriters.partitions()) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
    }

    private static boolean goesOn(int kills, long beginNanos) {
        return MINUTES == 0 ? kills < SHORT_KILLS : System.nanoTime() - beginNanos < TimeUnit.MINUTES.toNanos(MINUTES);
    }

    private void awaitCopied(MirrorProcess mirror, TopicPartition partition) throws Exception {
        long end = source.end(partition.topic(), partition.partition());
        await(partition + " copied up to " + end)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the copy goes on", () -> assertThat(mirror.stops()).isEmpty())
                .untilAsserted(
                        () -> assertThat(mirror.progress()).containsEntry(partition.toString(), Long.toString(end)));
    }
}
