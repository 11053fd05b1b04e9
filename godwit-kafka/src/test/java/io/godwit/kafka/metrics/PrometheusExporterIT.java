package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.config.AssessConfig.Prometheus;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The metric names of the real JMX exporter on a real broker, with the rules that are usual for Kafka and without any, and a load of
 * known size. Only Prometheus itself is a stand-in, which scrapes the exporter.
 */
class PrometheusExporterIT {
    private static final int RECORDS = 1_000;
    private static final int VALUE_BYTES = 20_000;

    /** As in the exporter's example for Kafka. */
    private static final String USUAL_RULES =
            """
            lowercaseOutputName: true
            rules:
              - pattern: kafka.(\\w+)<type=(.+), name=(.+)PerSec\\w*, (.+)=(.+)><>Count
                name: kafka_$1_$2_$3_total
                type: COUNTER
                labels:
                  "$4": "$5"
              - pattern: kafka.(\\w+)<type=(.+), name=(.+)PerSec\\w*><>Count
                name: kafka_$1_$2_$3_total
                type: COUNTER
            """;

    @ParameterizedTest
    @CsvSource({
        "usual, kafka_server_brokertopicmetrics_bytesin_total",
        "none, kafka_server_BrokerTopicMetrics_Count{name=\"BytesInPerSec\"}",
        "lower, kafka_server_brokertopicmetrics_count{name=\"BytesInPerSec\"}"
    })
    void shouldReadALoadOfKnownSizeByTheExportersOwnNames(String rules, String name, @TempDir Path folder)
            throws Exception {
        Path config = Files.writeString(folder.resolve("exporter.yml"), rules(rules));
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(ClusterSpec.kafka39().javaAgent(exporter(), "{port}:" + config));
            try (Admin admin = Admin.create(cluster.adminProperties())) {
                NewTopics.create(admin, List.of(new NewTopic("orders", 2, (short) 1)));
            }
            send(cluster, 2);
            Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
            ScrapingPrometheus prometheus = new ScrapingPrometheus(cluster.agentAddress(1), hour.getEpochSecond());
            prometheus.scrape();
            send(cluster, RECORDS);
            prometheus.scrape();
            try (StandIn server = new StandIn((query, body) -> prometheus.answer(query))) {
                MonitoringHistory history = new PrometheusReader(
                                plain(), URI.create(server.url()), Duration.ofSeconds(10))
                        .read(hour.plusSeconds(1_800));

                double truth = (double) RECORDS * VALUE_BYTES;
                int last = history.hours() - 1;
                System.out.printf(
                        "exporter, rules %s: %.0f bytes written, %d by Prometheus; %d records written, %d by Prometheus%n",
                        rules,
                        truth,
                        history.bytesIn().at(last),
                        RECORDS,
                        history.messagesIn().at(last));
                assertThat(history.names()).containsEntry("bytesIn", name);
                assertThat((double) history.bytesIn().at(last)).isCloseTo(truth, within(truth * 0.02));
                assertThat((double) history.messagesIn().at(last)).isCloseTo(RECORDS, within(RECORDS * 0.02));
                assertThat((double)
                                Objects.requireNonNull(history.topicBytesIn().get("orders"))
                                        .at(last))
                        .isCloseTo(truth, within(truth * 0.02));
            }
        }
    }

    private static String rules(String which) {
        return switch (which) {
            case "usual" -> USUAL_RULES;
            case "lower" -> "lowercaseOutputName: true\nrules:\n  - pattern: .*\n";
            default -> "rules:\n  - pattern: .*\n";
        };
    }

    /** The jar on the class path of this test. */
    private static Path exporter() throws Exception {
        return Path.of(Class.forName("io.prometheus.jmx.JavaAgent")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Prometheus plain() {
        Prometheus none = Prometheus.NONE;
        return new Prometheus(
                none.url(),
                none.user(),
                none.password(),
                none.token(),
                "",
                none.bytesIn(),
                none.bytesOut(),
                none.messagesIn(),
                Duration.ofHours(3));
    }

    private static void send(KafkaCluster cluster, int records) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.adminProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>("orders", i % 2, null, new byte[VALUE_BYTES]));
            }
            producer.flush();
        }
    }
}
