package io.godwit.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.ConnectCluster;
import io.godwit.lab.ConnectSpec;
import io.godwit.lab.ConnectWorker;
import io.godwit.lab.KafkaVersion;
import io.godwit.lab.Lab;
import io.godwit.lab.Listener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connector as it is shipped, on workers that are processes, which are killed while they copy. */
class GodwitSourceConnectorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path PLUGINS = Path.of(System.getProperty("godwit.connect.plugins", "target"));
    private static final String CONNECTOR = "old-to-new";
    private static final int WORKERS = 3;
    private static final int KILLS = 3;

    private final Random random = new Random();
    private Lab lab;
    private Twins twins;

    @BeforeEach
    void startClusters() {
        lab = Lab.inTemporaryFolder();
        twins = new Twins(
                lab.start(ClusterSpec.kafka39().listener(Listener.SASL_SSL_SCRAM)),
                lab.start(ClusterSpec.kafka43().listener(Listener.SASL_SSL_SCRAM)));
    }

    @AfterEach
    void stopClusters() {
        twins.close();
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"KAFKA_3_9", "KAFKA_4_3"})
    void shouldCopyEachRecordOnceToItsOffsetWhileWorkersAreKilled(KafkaVersion version) throws Exception {
        // given
        for (String topic : CodecWriters.topics()) {
            twins.create(topic, CodecWriters.PARTITIONS, Map.of());
        }
        ConnectCluster workers =
                lab.startConnect(ConnectSpec.of(version).workers(WORKERS).plugins(PLUGINS), twins.target());
        ConnectApi connect = new ConnectApi(workers);
        try (CodecWriters writers = new CodecWriters(twins.source())) {
            connect.put(CONNECTOR, config());
            awaitCopying(0);

            // when
            for (int kill = 0; kill < KILLS; kill++) {
                ConnectWorker victim = workers.workers().get(random.nextInt(WORKERS));
                victim.kill();
                awaitCopying(100);
                victim.start();
            }
            ConnectWorker sleeper = workers.workers().get(random.nextInt(WORKERS));
            sleeper.pause();
            awaitCopying(100);
            sleeper.resume();
            awaitCopying(100);
        }

        // then
        for (TopicPartition partition : CodecWriters.partitions()) {
            await(partition + " copied")
                    .atMost(PATIENCE)
                    .until(() -> twins.targetEnd(partition) == twins.sourceEnd(partition));
            assertThat(twins.targetRecords(partition))
                    .as(partition.toString())
                    .isEqualTo(twins.sourceRecords(partition));
        }
    }

    /** Each partition has got so many offsets more. */
    private void awaitCopying(long more) {
        Map<TopicPartition, Long> before = new HashMap<>();
        List<TopicPartition> all = CodecWriters.partitions();
        all.forEach(partition -> before.put(partition, twins.targetEnd(partition)));
        await("all partitions to be copied further").atMost(PATIENCE).until(() -> all.stream()
                .allMatch(partition ->
                        twins.targetEnd(partition) > Math.max(0, before.getOrDefault(partition, 0L)) + more));
    }

    private Map<String, String> config() {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", PluginKeys.CONNECTOR_CLASS);
        config.put("tasks.max", "4");
        config.put("source.cluster.alias", "old");
        config.put("target.cluster.alias", "new");
        config.put("topics", String.join(",", CodecWriters.topics()));
        config.put("replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");
        twins.source()
                .clientProperties(Listener.SASL_SSL_SCRAM)
                .forEach((key, value) -> config.put("source.cluster." + key, value));
        twins.target()
                .clientProperties(Listener.SASL_SSL_SCRAM)
                .forEach((key, value) -> config.put("target.cluster." + key, value));
        return config;
    }
}
