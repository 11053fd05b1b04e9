package io.godwit.cli.cutover.traffic;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to all lanes in turn, at a steady rate, and measures how long nothing could be written. */
final class Writer implements Work {
    private static final int VALUE_BYTES = 200;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Lanes lanes;
    private final Ledger ledger;
    private final int recordsPerTick;
    private final List<Duration> pauses = new ArrayList<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private long lane;
    private long nextTick;
    private long lastAcknowledged;
    private boolean resumes;

    Writer(Lanes lanes, Ledger ledger, int recordsPerSecond) {
        this.lanes = lanes;
        this.ledger = ledger;
        this.recordsPerTick = Math.max(1, recordsPerSecond / 100);
    }

    @Override
    public void begin(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "client.id", "writer", "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        nextTick = System.nanoTime();
        synchronized (pauses) {
            resumes = lastAcknowledged > 0;
        }
    }

    @Override
    public void step() {
        for (int i = 0; i < recordsPerTick; i++) {
            send((int) (lane++ % lanes.count()));
        }
        nextTick = Math.max(nextTick + TICK_NANOS, System.nanoTime() - 10 * TICK_NANOS);
        LockSupport.parkNanos(nextTick - System.nanoTime());
    }

    private void send(int to) {
        int number = ledger.number(to);
        byte[] value = ByteBuffer.allocate(VALUE_BYTES).putInt(number).array();
        var unused = Objects.requireNonNull(producer)
                .send(new ProducerRecord<>(lanes.topic(to), lanes.partition(to), null, value), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged(to, number);
                    }
                });
    }

    private void acknowledged(int to, int number) {
        ledger.acknowledge(to, number);
        long now = System.nanoTime();
        synchronized (pauses) {
            if (resumes) {
                pauses.add(Duration.ofNanos(now - lastAcknowledged));
                resumes = false;
            }
            lastAcknowledged = now;
        }
    }

    @Override
    public void end() {
        Objects.requireNonNull(producer).close();
    }

    /** From the last confirmed record before each stop to the first one after it. */
    List<Duration> pauses() {
        synchronized (pauses) {
            return List.copyOf(pauses);
        }
    }
}
