package io.godwit.lab.workload;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes one topic at its share of the wanted rate, in a thread of its own. */
final class TopicWriter {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);
    private static final long IDLE_NANOS = 5_000_000;
    private static final int BATCH = 10;
    private static final int ABORT_ONE_IN = 5;

    private final CrmTopic topic;
    private final TopicLedger ledger;
    private final DoubleSupplier recordsPerSecond;
    private final MessageSource messages;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random = new Random();
    private final Thread thread;
    private volatile boolean stopping;

    TopicWriter(
            CrmTopic topic,
            String lanePrefix,
            TopicLedger ledger,
            Map<String, String> client,
            DoubleSupplier recordsPerSecond) {
        this.topic = topic;
        this.ledger = ledger;
        this.recordsPerSecond = recordsPerSecond;
        this.messages = new MessageSource(topic, lanePrefix, ledger, random);
        this.producer =
                new KafkaProducer<>(properties(topic, client), new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = new Thread(this::run, "crm-writer-" + topic.topicName());
    }

    void start() {
        thread.start();
    }

    void requestStop() {
        stopping = true;
    }

    /** Waits until everything sent is confirmed or given up. */
    void close() {
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }

    private void run() {
        try {
            if (topic.isTransactional()) {
                producer.initTransactions();
            }
            writeUntilStopped();
        } catch (KafkaException e) {
            complain(e);
        }
    }

    private void writeUntilStopped() {
        Pacer pacer = new Pacer(System::nanoTime);
        while (!stopping) {
            int due = pacer.due(recordsPerSecond.getAsDouble() * topic.share());
            if (due == 0) {
                LockSupport.parkNanos(IDLE_NANOS);
            } else if (topic.isTransactional()) {
                writeTransaction(Math.min(due, BATCH));
            } else {
                write(due);
            }
        }
    }

    private void write(int count) {
        for (int sent = 0; sent < count && !stopping; sent++) {
            send(messages.next());
        }
    }

    private void send(MessageSource.Message message) {
        List<Stamp> stamp = List.of(message.stamp());
        try {
            var unused = producer.send(message.asRecord(), (metadata, failure) -> {
                if (failure == null) {
                    ledger.acknowledge(stamp, System.currentTimeMillis());
                } else {
                    complain(failure);
                    ledger.fail(stamp);
                }
            });
        } catch (KafkaException e) {
            complain(e);
            ledger.fail(stamp);
        }
    }

    /** Some are aborted on purpose; the numbers in them are used again, so whoever reads aborted records sees duplicates. */
    private void writeTransaction(int count) {
        List<MessageSource.Message> batch =
                Stream.generate(messages::next).limit(count).toList();
        List<Stamp> stamps = batch.stream().map(MessageSource.Message::stamp).toList();
        try {
            producer.beginTransaction();
            for (MessageSource.Message message : batch) {
                var unused = producer.send(message.asRecord());
            }
            if (random.nextInt(ABORT_ONE_IN) == 0) {
                producer.flush();
                producer.abortTransaction();
                ledger.takeBack(stamps);
            } else {
                producer.commitTransaction();
                ledger.acknowledge(stamps, System.currentTimeMillis());
            }
        } catch (KafkaException e) {
            complain(e);
            ledger.fail(stamps);
            abortQuietly();
        }
    }

    private void abortQuietly() {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            complain(e);
            // A producer that can't even abort is of no more use; the program's log says why nothing more comes.
            stopping = true;
        }
    }

    private void complain(Exception failure) {
        System.err.println("Could not write to " + topic.topicName() + ": " + failure);
    }

    private static Map<String, Object> properties(CrmTopic topic, Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "crm-" + topic.topicName());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topic.compression());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "10");
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "8388608");
        if (topic.isTransactional()) {
            properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "crm-" + topic.topicName());
            // A killed producer's open transaction holds read_committed readers up for this long.
            properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "15000");
        }
        return properties;
    }
}
