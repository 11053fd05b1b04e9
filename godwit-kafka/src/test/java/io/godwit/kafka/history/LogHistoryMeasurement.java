package io.godwit.kafka.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Measures the history of a week of 5,000 topics with 20,000 partitions on three brokers: how long it takes, and the brokers' CPU time.
 * {@code uniform}: each partition is written each hour, so that no look-up can be spared. {@code usual}: one topic in ten is written each
 * hour, and the others on one day. Its name keeps it out of the ordinary build, since it takes minutes:
 *
 * <pre>mvn verify -pl godwit-kafka -am -Dit.test=LogHistoryMeasurement -Dsurefire.failIfNoSpecifiedTests=false -DskipUTs</pre>
 *
 * {@code -Dgodwit.measure.traffic=uniform} does one of both.
 */
class LogHistoryMeasurement {
    private static final int TOPICS = Integer.getInteger("godwit.measure.topics", 5_000);
    private static final int PARTITIONS = 4;
    private static final int HOURS = 168;
    private static final int TOPICS_AT_ONCE = 250;

    static Stream<String> traffic() {
        return Stream.of(
                System.getProperty("godwit.measure.traffic", "uniform,usual").split(",", -1));
    }

    @ParameterizedTest
    @MethodSource("traffic")
    void shouldReadAWeekInUnderThreeMinutes(String traffic) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(ClusterSpec.kafka43()
                    .brokers(3)
                    .heapMegabytes(1_024)
                    .optimizingCompiler()
                    .config("log.retention.hours", "1000")
                    // 40,000 indexes of 10 MB each, which is what they are made with, would drive each other out of one
                    // machine's memory.
                    .config("log.index.size.max.bytes", "65536"));
            create(cluster);
            fill(cluster, traffic.equals("uniform"));
            ClusterConfig config = new ClusterConfig(ClusterSide.SOURCE, cluster.clientProperties());
            try (ClusterConnection connection = ClusterConnection.open(config)) {
                measure(traffic, cluster, connection);
            }
        }
    }

    private static void measure(String traffic, KafkaCluster cluster, ClusterConnection connection) {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cpuBefore = cpuSeconds(cluster);
        long begin = System.nanoTime();
        ClusterInventory inventory = new InventoryReader(connection).read(InventoryScope.all());
        double inventorySeconds = (System.nanoTime() - begin) / 1e9;
        double cpuInventory = cpuSeconds(cluster);

        LogHistory history = new LogHistoryReader(connection, new LookUpPace(7_000, Duration.ofSeconds(150)))
                .read(inventory, Instant.now(), Duration.ofDays(7));

        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = cpuSeconds(cluster) - cpuInventory;
        System.out.printf(
                "%s: %d topics; inventory %.1f s; all %.1f s; %d look-ups; brokers' CPU %.1f s for the inventory, %.1f s for look-ups"
                        + " = %.1f us each, %.2f cores; peak heap %d MiB of %d%n",
                traffic,
                inventory.topics().size(),
                inventorySeconds,
                seconds,
                history.lookUps(),
                cpuInventory - cpuBefore,
                cpu,
                cpu / history.lookUps() * 1e6,
                cpu / (seconds - inventorySeconds),
                peakHeapBytes() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(history.unanswered()).isEmpty();
        assertThat(seconds).isLessThan(180);
    }

    private static double cpuSeconds(KafkaCluster cluster) {
        return cluster.brokers().stream()
                .map(broker -> ProcessHandle.of(broker.processId()).orElseThrow())
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void create(KafkaCluster cluster) throws Exception {
        Map<String, Object> properties = cluster.adminProperties();
        properties.put("request.timeout.ms", 120_000);
        properties.put("default.api.timeout.ms", 240_000);
        try (Admin admin = Admin.create(properties)) {
            List<NewTopic> batch = new ArrayList<>();
            for (int i = 0; i < TOPICS; i++) {
                batch.add(new NewTopic(name(i), PARTITIONS, (short) 1));
                if (batch.size() == TOPICS_AT_ONCE || i == TOPICS - 1) {
                    admin.createTopics(batch).all().get();
                    batch.clear();
                }
            }
        }
    }

    private static String name(int topic) {
        return String.format("crm.topic-%05d", topic);
    }

    private static void fill(KafkaCluster cluster, boolean uniform) {
        Map<String, Object> properties = cluster.adminProperties();
        properties.put("acks", "1");
        properties.put("enable.idempotence", false);
        properties.put("batch.size", 2_048);
        properties.put("linger.ms", 20);
        properties.put("delivery.timeout.ms", 240_000);
        Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int topic = 0; topic < TOPICS; topic++) {
                boolean busy = uniform || topic % 10 == 0;
                int first = busy ? 0 : topic % 7 * 24;
                int last = busy ? HOURS : first + 24;
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    for (int hour = first; hour < last; hour++) {
                        long at = begin.toEpochMilli() + hour * 3_600_000L + 60_000L;
                        var unused = producer.send(
                                new ProducerRecord<>(name(topic), partition, at, null, new byte[busy ? 100 : 10]));
                    }
                }
            }
        }
    }
}
