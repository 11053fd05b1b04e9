package io.godwit.lab.workload;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settling program: reads payments, and writes each as a settlement in the same transaction as its own offsets, so that each is
 * settled exactly once however it ends. One member with one transactional id.
 */
final class CrmSettlement implements CrmRole {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::run, "crm-settlement");
    private final Set<TopicPartition> assigned = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    CrmSettlement(ProgramSettings settings) {
        consumer = new KafkaConsumer<>(
                consumerProperties(settings.client()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                producerProperties(settings.client()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void tick(CrmControl control) {}

    @Override
    public boolean isWorking() {
        return assigned.size() == CrmTopic.PAYMENT.partitions();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (producer;
                consumer) {
            producer.initTransactions();
            consumer.subscribe(List.of(CrmTopic.PAYMENT.topicName()), new Assignment());
            while (!stopping) {
                ConsumerRecords<byte[], byte[]> payments = consumer.poll(POLL);
                if (!payments.isEmpty()) {
                    settle(payments);
                }
            }
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        } catch (KafkaException e) {
            System.err.println("The settlement ended early: " + e);
        }
    }

    private void settle(ConsumerRecords<byte[], byte[]> payments) {
        try {
            producer.beginTransaction();
            payments.forEach(payment -> {
                var unused = producer.send(
                        new ProducerRecord<>(CrmTopic.SETTLEMENT.topicName(), payment.key(), payment.value()));
            });
            producer.sendOffsetsToTransaction(payments.nextOffsets(), consumer.groupMetadata());
            producer.commitTransaction();
        } catch (KafkaException e) {
            System.err.println("Could not settle, and tries again: " + e);
            producer.abortTransaction();
            goBack();
        }
    }

    /** To where the group is committed: nothing of the transaction happened. */
    private void goBack() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
        committed.forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        });
    }

    private static Map<String, Object> consumerProperties(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, CrmGroup.SETTLEMENT.groupId());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "crm-settlement");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Where offsets were not carried over, everything is settled again, and the audit tells it as duplicates.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000");
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
        return properties;
    }

    private static Map<String, Object> producerProperties(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "crm-settlement");
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "crm-settlement");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, CrmTopic.SETTLEMENT.compression());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
        return properties;
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assigned.removeAll(partitions);
        }
    }
}
