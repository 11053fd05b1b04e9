package io.godwit.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.ConnectSpec;
import io.godwit.lab.ConnectWorker;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.KafkaVersion;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connector as it is shipped, on workers that are processes, which are killed while they copy. */
class GodwitSourceConnectorIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path PLUGINS = Path.of(System.getProperty("godwit.connect.plugins", "target"));
    private static final int WORKERS = 3;

    @SuppressWarnings("NullAway.Init")
    private static Lab lab;

    @SuppressWarnings("NullAway.Init")
    private static Twins twins;

    private final Random random = new Random();

    @BeforeAll
    static void startClusters() {
        lab = Lab.inTemporaryFolder();
        CompletableFuture<KafkaCluster> source = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka39().listener(Listener.SASL_SSL_SCRAM)));
        KafkaCluster target = lab.start(ClusterSpec.kafka43().listener(Listener.SASL_SSL_SCRAM));
        twins = new Twins(source.join(), target);
    }

    @AfterAll
    static void stopClusters() {
        twins.close();
        lab.close();
    }

    /**
     * The workers of 3.9 keep their topics on the source, since that is no matter. Those of 4.3 reach their own cluster by the
     * login module that the connector uses too, in another version.
     */
    @ParameterizedTest
    @CsvSource({"KAFKA_3_9, PLAINTEXT, false", "KAFKA_4_3, SASL_SSL_SCRAM, true"})
    void shouldCopyEachRecordOnceToItsOffsetWhileWorkersAreKilled(
            KafkaVersion version, Listener workersListener, boolean onTarget) throws Exception {
        // given
        String prefix = version.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".";
        for (String topic : CodecWriters.topics(prefix)) {
            twins.create(topic, CodecWriters.PARTITIONS, Map.of());
        }
        ConnectSpec spec = ConnectSpec.of(version).workers(WORKERS).plugins(PLUGINS);
        KafkaCluster storage = onTarget ? twins.target() : twins.source();
        for (Map.Entry<String, String> property :
                storage.clientProperties(workersListener).entrySet()) {
            spec = spec.config(property.getKey(), property.getValue());
        }
        List<TopicPartition> partitions = CodecWriters.partitions(prefix);
        try (ConnectCluster workers = lab.startConnect(spec, storage);
                CodecWriters writers = new CodecWriters(twins.source(), prefix)) {
            new ConnectApi(workers).put("old-to-new." + version.release(), config(prefix));
            awaitCopying(partitions);

            // when
            ConnectWorker victim = workers.workers().get(random.nextInt(WORKERS));
            victim.kill();
            awaitCopying(partitions);
            victim.start();
            ConnectWorker sleeper = workers.workers().get(random.nextInt(WORKERS));
            sleeper.pause();
            awaitCopying(partitions);
            sleeper.resume();
            awaitCopying(partitions);
            writers.stop();

            // then
            for (TopicPartition partition : partitions) {
                await(partition + " copied")
                        .atMost(PATIENCE)
                        .until(() -> twins.targetEnd(partition) == twins.sourceEnd(partition));
                assertThat(twins.targetRecords(partition))
                        .as(partition.toString())
                        .isEqualTo(twins.sourceRecords(partition));
            }
        }
    }

    /** Each partition has got at least a hundred offsets more, so all tasks are at work. */
    private static void awaitCopying(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> before = new HashMap<>();
        partitions.forEach(partition -> before.put(partition, Math.max(0, twins.targetEnd(partition))));
        await("all partitions to be copied further").atMost(PATIENCE).until(() -> partitions.stream()
                .allMatch(partition -> twins.targetEnd(partition) > before.getOrDefault(partition, 0L) + 100));
    }

    private static Map<String, String> config(String prefix) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", PluginKeys.CONNECTOR_CLASS);
        config.put("tasks.max", "3");
        config.put("source.cluster.alias", "old");
        config.put("target.cluster.alias", "new");
        config.put("topics", prefix.replace(".", "\\.") + ".*");
        config.put("replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");
        config.put("refresh.topics.interval.seconds", "1");
        twins.source()
                .clientProperties(Listener.SASL_SSL_SCRAM)
                .forEach((key, value) -> config.put("source.cluster." + key, value));
        twins.target()
                .clientProperties(Listener.SASL_SSL_SCRAM)
                .forEach((key, value) -> config.put("target.cluster." + key, value));
        return config;
    }
}
