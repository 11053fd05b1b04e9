package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.godwit.core.assess.metrics.BrokerMetric;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.BrokerSnapshot;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.model.BrokerInventory;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Remote JMX of real brokers, with a load of known size. */
class MetricsReaderIT {
    private static final Lab LAB = Lab.inTemporaryFolder();
    private static final int RECORDS = 2_000;
    private static final int VALUE_BYTES = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static KafkaCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = LAB.start(ClusterSpec.kafka39WithZooKeeper().brokers(2).guardedJmx());
        try (Admin admin = Admin.create(cluster.adminProperties())) {
            NewTopics.create(admin, List.of(new NewTopic("orders", 4, (short) 2)));
        }
        send(4);
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    /** The load lies between the two readings, so that its size is known however slow the machine is. */
    @Test
    void shouldMeasureALoadOfKnownSizeToWithinTwoPercent() {
        List<JmxAgent> agents = List.of(open(1), open(2));
        List<BrokerSnapshot> first = agents.stream().map(JmxAgent::read).toList();
        send(RECORDS);
        await().atMost(LIMIT).until(() -> replicated(agents, first) >= RECORDS * VALUE_BYTES);
        List<BrokerReading> readings = new ArrayList<>();
        double bytes = 0;
        double messages = 0;
        double orders = 0;
        for (int i = 0; i < agents.size(); i++) {
            BrokerSnapshot second = agents.get(i).read();
            double seconds = seconds(second) - seconds(first.get(i));
            BrokerReading reading = BrokerReading.between(i + 1, first.get(i), second, System.currentTimeMillis());
            readings.add(reading);
            bytes += reading.bytesIn().orElse(0) * seconds;
            messages += reading.messagesIn().orElse(0) * seconds;
            orders += reading.topics().values().stream()
                            .mapToDouble(BrokerReading.TopicRates::bytesIn)
                            .sum()
                    * seconds;
        }
        agents.forEach(JmxAgent::close);

        double truth = (double) RECORDS * VALUE_BYTES;
        System.out.printf(
                "JMX: %.0f bytes written, %.0f told (%+.2f %%); %d records written, %.0f told%n",
                truth, bytes, (bytes - truth) / truth * 100, RECORDS, messages);
        assertThat(bytes).isCloseTo(truth, within(truth * 0.02));
        assertThat(orders).isCloseTo(truth, within(truth * 0.02));
        assertThat(messages).isCloseTo(RECORDS, within(RECORDS * 0.02));
        BrokerReading one = readings.get(0);
        assertThat(one.processCpu().orElse(-1)).isBetween(0.0, 1.0);
        assertThat(one.underReplicated()).hasValue(0);
        assertThat(one.clockAheadSeconds().orElse(99)).isCloseTo(0, within(2.0));
        assertThat(one.requests()).containsKeys("Produce", "FetchConsumer", "FetchFollower");
    }

    @Test
    void shouldTellWhichLibrariesClientsHave() throws Exception {
        try (Admin admin = Admin.create(cluster.adminProperties())) {
            admin.listTopics().names().get();

            assertThat(read(agents("admin-secret"), Duration.ofMillis(100)).brokers())
                    .flatExtracting(broker -> broker.clients().keySet())
                    .anyMatch(client -> client.toString().startsWith("apache-kafka-java 4."));
        }
    }

    private static JmxAgent open(int broker) {
        return JmxAgent.open(cluster.jmxAddress(broker), agents("admin-secret"));
    }

    private static double replicated(List<JmxAgent> agents, List<BrokerSnapshot> first) {
        double bytes = 0;
        for (int i = 0; i < agents.size(); i++) {
            bytes += agents.get(i)
                            .read()
                            .value(BrokerMetric.REPLICATION_BYTES_IN)
                            .orElse(0)
                    - first.get(i).value(BrokerMetric.REPLICATION_BYTES_IN).orElse(0);
        }
        return bytes;
    }

    private static double seconds(BrokerSnapshot snapshot) {
        return Objects.requireNonNull(snapshot.of(BrokerMetric.BYTES_IN).get(BrokerSnapshot.WHOLE))
                .seconds();
    }

    @Test
    void shouldMarkTheSumIncompleteWhenABrokerCannotBeAsked() {
        String first = cluster.jmxAddress(1);
        BrokerAgents agents = new BrokerAgents(
                List.of("1=" + first, "2=127.0.0.1:1"), Optional.of("admin"), Optional.of("admin-secret"), false);

        MetricsReading reading = read(agents, Duration.ofMillis(500));

        assertThat(reading.brokers()).extracting(BrokerReading::broker).containsExactly(1);
        assertThat(reading.silent()).extracting(SilentBroker::code).containsExactly("GW-ASM-001");
        assertThat(reading.silent().get(0).reason()).contains("127.0.0.1:1").contains("nothing listens there");
        assertThat(reading.sum(BrokerReading::bytesIn).orElseThrow().complete()).isFalse();
    }

    @Test
    void shouldTellAWrongPasswordFromAClosedPort() {
        MetricsReading reading = read(agents("guess"), Duration.ofMillis(1));

        assertThat(reading.brokers()).isEmpty();
        assertThat(reading.silent()).extracting(SilentBroker::code).containsOnly("GW-ASM-002");
        assertThat(reading.silent()).noneMatch(silent -> silent.reason().contains("guess"));
    }

    private static BrokerAgents agents(String password) {
        return new BrokerAgents(
                List.of("1=" + cluster.jmxAddress(1), "2=" + cluster.jmxAddress(2)),
                Optional.of("admin"),
                Optional.of(password),
                false);
    }

    private static MetricsReading read(BrokerAgents agents, Duration window) {
        return new MetricsReader(MetricsReader.Way.JMX, agents, LIMIT, Clock.systemUTC())
                .read(List.of(broker(1), broker(2)), window);
    }

    private static BrokerInventory broker(int id) {
        return new BrokerInventory(id, "127.0.0.1", 9092, Optional.empty(), false, new TreeMap<>(), List.of());
    }

    private static void send(int records) {
        Map<String, Object> properties = cluster.adminProperties();
        properties.put("linger.ms", 0);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>("orders", i % 4, null, new byte[VALUE_BYTES]));
            }
            producer.flush();
        }
    }
}
