package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerSettingsIT {
    static Stream<ClusterSpec> specs() {
        return Stream.of(ClusterSpec.kafka28WithZooKeeper(), ClusterSpec.kafka43())
                .map(spec -> spec.config("message.max.bytes", "2097152"));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldTellWhatWasSetInTheFileOrLaterAndNoDefault(ClusterSpec spec) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec);
            setForAll(cluster, "log.retention.ms", "3600000");

            // A broker hears of a setting for all of them a moment later.
            await().atMost(Duration.ofSeconds(30)).until(() -> settings(cluster).values().stream()
                    .allMatch(broker -> broker.containsKey("log.retention.ms")));
            SortedMap<Integer, SortedMap<String, String>> settings = settings(cluster);

            assertThat(settings).hasSize(1);
            assertThat(settings.values()).allSatisfy(broker -> assertThat(broker)
                    .containsEntry("message.max.bytes", "2097152")
                    .containsEntry("log.retention.ms", "3600000")
                    .containsKey("log.dirs")
                    .doesNotContainKeys("compression.type", "log.roll.hours"));
        }
    }

    private static SortedMap<Integer, SortedMap<String, String>> settings(KafkaCluster cluster) {
        Map<String, String> properties = new TreeMap<>();
        cluster.adminProperties().forEach((name, value) -> properties.put(name, String.valueOf(value)));
        try (ClusterConnection connection = ClusterConnection.open(new ClusterConfig(ClusterSide.SOURCE, properties))) {
            return BrokerSettings.of(connection);
        }
    }

    private static void setForAll(KafkaCluster cluster, String name, String value) throws Exception {
        try (Admin admin = cluster.openAdmin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
