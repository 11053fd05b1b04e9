package io.godwit.kafka.journal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes as the only one with a transactional id: each write is one transaction, and the cluster refuses it once another
 * process has taken the id.
 *
 * <pre>
 * IDLE ──begin, send──▶ COMMITTING ──▶ IDLE
 *   │                      └─ time-out: stays, the next write commits first
 *   └── send failed ──▶ ABORTING ──▶ IDLE
 * fenced, or any other fatal error, in every state ──▶ LOST
 * </pre>
 */
final class FencedWriter implements RecordWriter {
    /** Shorter than the transaction's, so that a slow write fails here before the cluster gives it up. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private static final int TRANSACTION_TIMEOUT_MS = 20_000;

    /** Records of applications may be larger than anything of the journal; the target has the last word. */
    private static final int LARGEST_REQUEST_BYTES = 256 << 20;

    private enum State {
        IDLE,
        COMMITTING,
        ABORTING,
        LOST
    }

    private final Migration migration;
    private final String resource;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile State state = State.IDLE;

    /** Takes the transactional id: a former owner is fenced when this returns. */
    FencedWriter(Migration migration, String transactionalId, String resource) {
        this.migration = migration;
        this.resource = resource;
        Map<String, Object> properties =
                JournalClients.writer(migration.target(), transactionalId, TIME_LIMIT, TIME_LIMIT);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_REQUEST_BYTES);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw failure(e);
        }
    }

    boolean isLost() {
        return state == State.LOST;
    }

    @Override
    public synchronized long write(List<ProducerRecord<byte[], byte[]>> records) {
        if (isLost()) {
            throw lost(null);
        }
        try {
            finishFormer();
            return writeOnce(records);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            state = State.LOST;
            throw lost(e);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private long writeOnce(List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        Future<RecordMetadata> last = send(records);
        state = State.COMMITTING;
        commit();
        return timestampMs(last);
    }

    private Future<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        state = State.ABORTING;
        Future<RecordMetadata> last = producer.send(records.get(0));
        for (ProducerRecord<byte[], byte[]> entry : records.subList(1, records.size())) {
            last = producer.send(entry);
        }
        return last;
    }

    private void commit() {
        try {
            producer.commitTransaction();
            state = State.IDLE;
        } catch (TimeoutException | ProducerFencedException | InvalidProducerEpochException e) {
            throw e;
        } catch (KafkaException e) {
            state = State.ABORTING;
            finishFormer();
            throw e;
        }
    }

    // A fatal error of the producer makes abortTransaction throw; the writer can't recover from it.
    private void finishFormer() {
        if (state == State.COMMITTING) {
            commit();
        } else if (state == State.ABORTING) {
            try {
                producer.abortTransaction();
                state = State.IDLE;
            } catch (TimeoutException e) {
                throw e;
            } catch (KafkaException | IllegalStateException e) {
                state = State.LOST;
                throw lost(e);
            }
        }
    }

    private static long timestampMs(Future<RecordMetadata> acknowledged) {
        try {
            return acknowledged.get().timestamp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    /** What a process is told whose lease went to another one. */
    GodwitException lost(@Nullable Exception cause) {
        return new GodwitException(
                JournalError.LEASE_LOST,
                resource,
                "another run took it over, or the target gave up a write that took longer than "
                        + TRANSACTION_TIMEOUT_MS / 1000 + " s; nothing more was changed by this run",
                "run the command again; it names the holder, or goes on where this run stopped",
                cause);
    }

    private GodwitException failure(Exception e) {
        return JournalFailure.translate(
                e, migration.target(), JournalError.UNAVAILABLE, resource, "run godwit doctor, then the command again");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
