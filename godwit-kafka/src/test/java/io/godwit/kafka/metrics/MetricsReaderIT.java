package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.SilentBroker;
import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.model.BrokerInventory;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
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
            admin.createTopics(List.of(new NewTopic("orders", 4, (short) 2)))
                    .all()
                    .get();
        }
        send(4);
    }

    @AfterAll
    static void stop() {
        LAB.close();
    }

    @Test
    void shouldMeasureALoadOfKnownSizeToWithinTwoPercent() throws Exception {
        Duration window = Duration.ofSeconds(20);
        // The load begins and ends within the window, so that its size is known whatever the machine does.
        CountDownLatch sent = new CountDownLatch(1);
        Thread load = new Thread(
                () -> {
                    sleep(Duration.ofSeconds(6));
                    send(RECORDS);
                    sent.countDown();
                },
                "test-load");
        load.start();

        MetricsReading reading = read(agents("admin-secret"), window);

        assertThat(sent.getCount()).as("the load ended in time").isZero();
        double truth = (double) RECORDS * VALUE_BYTES / window.toSeconds();
        assertThat(reading.silent()).isEmpty();
        MetricsReading.Sum in = reading.sum(BrokerReading::bytesIn).orElseThrow();
        assertThat(in.complete()).isTrue();
        assertThat(in.value()).isCloseTo(truth, within(truth * 0.02));
        double messages = (double) RECORDS / window.toSeconds();
        assertThat(reading.sum(BrokerReading::messagesIn).orElseThrow().value())
                .isCloseTo(messages, within(messages * 0.02));
        assertThat(reading.topics()).hasEntrySatisfying("orders", rates -> assertThat(rates.bytesIn())
                .isCloseTo(truth, within(truth * 0.02)));
        assertThat(reading.sum(BrokerReading::replicationBytesIn).orElseThrow().value())
                .isCloseTo(truth, within(truth * 0.03));
        BrokerReading first = reading.brokers().get(0);
        assertThat(first.processCpu().orElse(-1)).isBetween(0.0, 1.0);
        assertThat(first.underReplicated()).hasValue(0);
        assertThat(first.clockAheadSeconds().orElse(99)).isCloseTo(0, within(2.0));
        assertThat(first.requests()).containsKeys("Produce", "FetchConsumer", "FetchFollower");
        assertThat(first.clients().keySet()).anyMatch(client -> client.startsWith("apache-kafka-java "));
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

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
