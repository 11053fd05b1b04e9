package io.godwit.migration.cutover;

import static org.awaitility.Awaitility.await;

import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Listener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes one record after the other and never gives up. */
final class StubbornProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final Thread thread = new Thread(this::write, "stubborn-producer");
    private volatile boolean writing = true;

    private StubbornProducer(KafkaProducer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    static StubbornProducer start(KafkaCluster cluster, String user, String topic) {
        Map<String, Object> properties = new HashMap<>(cluster.clientProperties(Listener.SASL_SSL_SCRAM, user));
        properties.put("client.id", "stubborn");
        StubbornProducer stubborn = new StubbornProducer(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()), topic);
        stubborn.thread.start();
        return stubborn;
    }

    private void write() {
        while (writing) {
            try {
                producer.send(new ProducerRecord<>(topic, new byte[500])).get(1, TimeUnit.SECONDS);
                written.incrementAndGet();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    refused.incrementAndGet();
                }
            } catch (TimeoutException e) {
                late.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    void awaitWritten(long more) {
        long before = written.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> written.get() >= before + more);
    }

    long refused() {
        return refused.get();
    }

    /** Sends that no broker has answered in time. */
    long late() {
        return late.get();
    }

    @Override
    public void close() {
        writing = false;
        thread.interrupt();
        producer.close(Duration.ZERO);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
