package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.TopicInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the inventory of 5,000 topics with 20,000 partitions and 500 groups, in a JVM with 512 MiB of heap. Its name keeps
 * it out of the ordinary build, since it takes minutes and measures the machine as well:
 *
 * <pre>mvn verify -pl godwit-kafka -am -Dit.test=InventoryMeasurement -Dsurefire.failIfNoSpecifiedTests=false -DskipUTs</pre>
 *
 * <p>Each broker maps two index files a partition; {@code vm.max_map_count=65530}, Linux's default, is enough for the 6,700
 * partitions of each of three brokers.
 */
class InventoryMeasurement {
    private static final int TOPICS = 5_000;
    private static final int PARTITIONS = 4;
    private static final int GROUPS = 500;
    private static final int TOPICS_AT_ONCE = 250;

    @ParameterizedTest
    @ValueSource(strings = {"4.3", "2.8"})
    void shouldReadALargeClusterInUnderAMinute(String release) throws Exception {
        ClusterSpec spec = release.equals("4.3") ? ClusterSpec.kafka43() : ClusterSpec.kafka28WithZooKeeper();
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec.brokers(3).heapMegabytes(1_024));
            fill(cluster);
            ClusterConfig config = new ClusterConfig(ClusterSide.SOURCE, cluster.clientProperties());
            try (ClusterConnection connection = ClusterConnection.open(config)) {
                resetPeaks();
                long begin = System.nanoTime();

                ClusterInventory inventory = new InventoryReader(connection).read(InventoryScope.all());

                double seconds = (System.nanoTime() - begin) / 1e9;
                report(release, inventory, seconds);
                assertThat(inventory.topics()).hasSizeGreaterThanOrEqualTo(TOPICS);
                assertThat(seconds).isLessThan(60);
            }
        }
    }

    private static void report(String release, ClusterInventory inventory, double seconds) {
        int partitions = inventory.topics().values().stream()
                .map(TopicInventory::partitions)
                .mapToInt(List::size)
                .sum();
        System.out.printf(
                "Kafka %s: %d topics, %d partitions, %d groups read in %.1f s; peak heap %d MiB of %d MiB, peak RSS %s%n",
                release,
                inventory.topics().size(),
                partitions,
                inventory.groups().size(),
                seconds,
                peakHeapBytes() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                peakResidentSize());
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static String peakResidentSize() {
        try {
            Optional<String> line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(text -> text.startsWith("VmHWM"))
                    .findFirst();
            return line.map(text -> text.replaceAll("\\s+", " ")).orElse("-");
        } catch (IOException e) {
            return "-";
        }
    }

    private static void fill(KafkaCluster cluster) throws Exception {
        Map<String, Object> properties = cluster.adminProperties();
        properties.put("request.timeout.ms", 120_000);
        properties.put("default.api.timeout.ms", 240_000);
        try (Admin admin = Admin.create(properties)) {
            List<NewTopic> batch = new ArrayList<>();
            for (int i = 0; i < TOPICS; i++) {
                batch.add(new NewTopic(String.format("crm.topic-%05d", i), PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", String.valueOf(86_400_000L + i % 7))));
                if (batch.size() == TOPICS_AT_ONCE) {
                    admin.createTopics(batch).all().get();
                    batch.clear();
                }
            }
            for (int i = 0; i < GROUPS; i++) {
                commit(admin, i);
            }
        }
    }

    private static void commit(Admin admin, int group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            String topic = String.format("crm.topic-%05d", (group * 10 + i / PARTITIONS) % TOPICS);
            offsets.put(new TopicPartition(topic, i % PARTITIONS), new OffsetAndMetadata(0));
        }
        Objects.requireNonNull(admin.alterConsumerGroupOffsets("group-" + group, offsets))
                .all()
                .get();
    }
}
