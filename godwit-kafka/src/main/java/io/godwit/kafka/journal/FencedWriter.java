package io.godwit.kafka.journal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 *
 * <p>One fatal error is no loss: a broker that resends the end of the former transaction may end with it, on a partition,
 * the one that has just begun. The partition refuses the records then (INVALID_TXN_STATE), and the producer is of no more use.
 * Nothing was written; if the last write was accepted a moment ago nobody else can have the id, so it is taken anew.
 */
final class FencedWriter implements RecordWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FencedWriter.class);

    /** Shorter than the transaction's, so that a slow write fails here before the cluster gives it up. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);

    private static final int TRANSACTION_TIMEOUT_MS = 20_000;

    /** Before this much has passed since a write was accepted, nobody else is given a lease; see {@link LeaseTiming}. */
    private static final Duration SURELY_OURS = Duration.ofSeconds(10);

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
    private final Supplier<Producer<byte[], byte[]>> producers;
    private volatile Producer<byte[], byte[]> producer;
    private volatile State state = State.IDLE;
    private long acceptedNanos;

    /** Takes the transactional id: a former owner is fenced when this returns. */
    FencedWriter(Migration migration, String transactionalId, String resource) {
        this(migration, resource, () -> producer(migration, transactionalId));
    }

    /** @param producers of that transactional id, each new */
    FencedWriter(Migration migration, String resource, Supplier<Producer<byte[], byte[]>> producers) {
        this.migration = migration;
        this.resource = resource;
        this.producers = producers;
        this.producer = owner();
    }

    private static Producer<byte[], byte[]> producer(Migration migration, String transactionalId) {
        Map<String, Object> properties =
                JournalClients.writer(migration.target(), transactionalId, TIME_LIMIT, TIME_LIMIT);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_REQUEST_BYTES);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Producer<byte[], byte[]> owner() {
        Producer<byte[], byte[]> owner = producers.get();
        long beforeNanos = System.nanoTime();
        try {
            owner.initTransactions();
        } catch (KafkaException e) {
            owner.close(Duration.ZERO);
            throw failure(e);
        }
        acceptedNanos = beforeNanos;
        return owner;
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
            try {
                return writeOnce(records);
            } catch (RefusedRecords e) {
                takeAnew(e);
                return writeOnce(records);
            }
        } catch (RefusedRecords e) {
            state = State.LOST;
            throw lost(e);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            state = State.LOST;
            throw lost(e);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private long writeOnce(List<ProducerRecord<byte[], byte[]>> records) {
        long beforeNanos = System.nanoTime();
        producer.beginTransaction();
        Future<RecordMetadata> last = send(records);
        state = State.COMMITTING;
        commit(Optional.of(last));
        acceptedNanos = beforeNanos;
        return timestampMs(last);
    }

    /** A partition refused records of a transaction as being of none: nothing of it was written. */
    private static final class RefusedRecords extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedRecords(KafkaException cause) {
            super(cause);
        }
    }

    private void takeAnew(RefusedRecords refused) {
        if (System.nanoTime() - acceptedNanos > SURELY_OURS.toNanos()) {
            throw refused;
        }
        LOG.warn("{}: the target took a transaction for ended that had just begun; it is written anew", resource);
        producer.close(Duration.ZERO);
        try {
            producer = owner();
            state = State.IDLE;
        } catch (GodwitException e) {
            state = State.LOST;
            throw e;
        }
    }

    private Future<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> records) {
        state = State.ABORTING;
        Future<RecordMetadata> last = producer.send(records.get(0));
        for (ProducerRecord<byte[], byte[]> entry : records.subList(1, records.size())) {
            try {
                last = producer.send(entry);
            } catch (KafkaException e) {
                throw isRefused(last) ? new RefusedRecords(e) : e;
            }
        }
        return last;
    }

    /** @param last what was sent last, if that is known */
    private void commit(Optional<Future<RecordMetadata>> last) {
        try {
            producer.commitTransaction();
            state = State.IDLE;
        } catch (TimeoutException | ProducerFencedException | InvalidProducerEpochException e) {
            throw e;
        } catch (KafkaException e) {
            if (last.filter(FencedWriter::isRefused).isPresent()) {
                throw new RefusedRecords(e);
            }
            state = State.ABORTING;
            finishFormer();
            throw e;
        }
    }

    private static boolean isRefused(Future<RecordMetadata> sent) {
        if (!sent.isDone()) {
            return false;
        }
        try {
            sent.get();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof InvalidTxnStateException;
        }
    }

    // A fatal error of the producer makes abortTransaction throw; the writer can't recover from it.
    private void finishFormer() {
        if (state == State.COMMITTING) {
            commit(Optional.empty());
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
