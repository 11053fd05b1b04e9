package io.godwit.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BenchClusterIT {
    @Test
    void shouldLeaveNoTransactionBehindWhoseMarkersWouldComeIntoTheNextTopic() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            KafkaCluster kafka = lab.start(ClusterSpec.kafka43());
            try (BenchCluster cluster = new BenchCluster(kafka);
                    Admin admin = kafka.openAdmin()) {
                cluster.create(List.of("trickle"), 1, Map.of());
                Map<String, Object> properties = cluster.clientProperties();
                properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "killed");
                KafkaProducer<byte[], byte[]> killed =
                        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
                killed.initTransactions();
                killed.beginTransaction();
                killed.send(new ProducerRecord<>("trickle", new byte[10])).get();
                assertThat(ongoing(admin)).isEqualTo(1);
                killed.close(Duration.ZERO);

                cluster.clear();

                assertThat(ongoing(admin)).isZero();
            }
        }
    }

    private static int ongoing(Admin admin) throws Exception {
        return admin.listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                .all()
                .get()
                .size();
    }
}
