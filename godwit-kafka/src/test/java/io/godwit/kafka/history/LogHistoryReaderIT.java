package io.godwit.kafka.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TopicHistory;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.ClusterSide;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.NewTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hours of a log that was written hour by hour. */
class LogHistoryReaderIT {
    private static final int HOURS = 72;
    private static final int VALUE_BYTES = 1_000;
    private static final int PARTITIONS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"2.8", "3.9", "4.3"})
    void shouldTellTheBytesOfEachHourToWithinFivePercent(String release) throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster cluster = lab.start(spec(release));
            Instant now = Instant.now();
            LogHistory[] found = {null};
            fill(cluster, now);
            ClusterConfig config = new ClusterConfig(ClusterSide.SOURCE, cluster.clientProperties());
            try (ClusterConnection connection = ClusterConnection.open(config)) {
                ClusterInventory inventory = new InventoryReader(connection).read(InventoryScope.all());
                found[0] = new LogHistoryReader(connection, new LookUpPace(20_000, Duration.ofMinutes(1)))
                        .read(inventory, now, Duration.ofHours(HOURS));
            }
            assertThat(found[0].unanswered()).isEmpty();
            TopicHistory orders = found[0].topic("orders").orElseThrow();
            double worst = 0;
            for (int hour = 0; hour < HOURS; hour++) {
                long truth = (long) records(hour) * VALUE_BYTES;
                worst = Math.max(worst, Math.abs((double) orders.bytes().at(hour) / truth - 1));
                assertThat(orders.bytes().at(hour)).as("hour %d", hour).isCloseTo(truth, within(truth * 5 / 100));
            }
            System.out.printf("log of %s: the worst of %d hours is off by %.2f %%%n", release, HOURS, worst * 100);
            assertThat(found[0].futureRecords()).isZero();
        }
    }

    private static ClusterSpec spec(String release) {
        ClusterSpec spec =
                switch (release) {
                    case "2.8" -> ClusterSpec.kafka28WithZooKeeper();
                    case "3.9" -> ClusterSpec.kafka39();
                    default -> ClusterSpec.kafka43();
                };
        return spec.brokers(2).config("log.retention.hours", "1000");
    }

    /** A day's wave, and a peak of ten times as much. */
    private static int records(int hour) {
        return hour == 50 ? 900 : 60 + 30 * (hour % 24 < 12 ? 1 : 0);
    }

    private static void fill(KafkaCluster cluster, Instant now) throws Exception {
        Map<String, Object> properties = cluster.adminProperties();
        try (Admin admin = Admin.create(properties);
                Producer<byte[], byte[]> producer =
                        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            NewTopics.create(admin, List.of(new NewTopic("orders", PARTITIONS, (short) 2)));
            List<Future<RecordMetadata>> sends = new ArrayList<>();
            Instant begin = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS));
            for (int hour = 0; hour < HOURS; hour++) {
                int records = records(hour);
                for (int i = 0; i < records; i++) {
                    long at = begin.toEpochMilli() + hour * 3_600_000L + 3_600_000L * i / records;
                    sends.add(producer.send(
                            new ProducerRecord<>("orders", i % PARTITIONS, at, null, new byte[VALUE_BYTES])));
                }
            }
            producer.flush();
            for (Future<RecordMetadata> send : sends) {
                send.get();
            }
        }
    }
}
