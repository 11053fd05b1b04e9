package io.godwit.kafka.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.TestMigrations;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a target does that can't be asked of a real one: {@link KafkaJournalIT} has the rest. */
class FencedWriterTest {
    private final Deque<OneProducer> next = new ArrayDeque<>();
    private final List<OneProducer> taken = new ArrayList<>();

    /** A producer that works, or whose records are refused as of no transaction, which is fatal for it. */
    private static final class OneProducer extends MockProducer<byte[], byte[]> {
        private final boolean refused;
        private boolean failed;

        OneProducer(boolean refused) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.refused = refused;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> entry) {
            if (failed) {
                throw new KafkaException("in an error state", new InvalidTxnStateException("refused"));
            }
            if (!refused) {
                return super.send(entry);
            }
            failed = true;
            return CompletableFuture.failedFuture(new InvalidTxnStateException("refused"));
        }

        @Override
        public void commitTransaction() {
            if (failed) {
                throw new KafkaException("in an error state", new InvalidTxnStateException("refused"));
            }
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            if (failed) {
                throw new KafkaException("in an error state", new InvalidTxnStateException("refused"));
            }
            super.abortTransaction();
        }
    }

    @Test
    void shouldWriteAnewWhatAPartitionTookForPartOfNoTransaction() {
        next.add(new OneProducer(true));
        OneProducer second = producer();
        FencedWriter writer = writer();

        writer.write(records("a"));

        assertThat(writer.isLost()).isFalse();
        assertThat(second.history()).hasSize(1);
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0).closed()).isTrue();
    }

    @Test
    void shouldWriteAllOfThemAnewWhenOnlyTheFirstWasSent() {
        next.add(new OneProducer(true));
        OneProducer second = producer();
        FencedWriter writer = writer();

        writer.write(records("a", "b"));

        assertThat(second.history()).hasSize(2);
        assertThat(second.commitCount()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpWhenItIsRefusedAgain() {
        next.add(new OneProducer(true));
        next.add(new OneProducer(true));
        FencedWriter writer = writer();

        assertThatThrownBy(() -> writer.write(records("a")))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(JournalError.LEASE_LOST));
        assertThat(writer.isLost()).isTrue();
    }

    @Test
    void shouldNotTakeTheIdFromWhoeverFencedIt() {
        OneProducer first = producer();
        FencedWriter writer = writer();
        first.commitTransactionException = new ProducerFencedException("fenced");

        assertThatThrownBy(() -> writer.write(records("a"))).isInstanceOf(GodwitException.class);

        assertThat(writer.isLost()).isTrue();
        assertThat(taken).hasSize(1);
    }

    private OneProducer producer() {
        OneProducer producer = new OneProducer(false);
        next.add(producer);
        return producer;
    }

    private FencedWriter writer() {
        return new FencedWriter(TestMigrations.between("crm", "old:9092", "new:9092"), "lease operator", this::take);
    }

    private Producer<byte[], byte[]> take() {
        OneProducer producer = next.remove();
        taken.add(producer);
        return producer;
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String... values) {
        return List.of(values).stream()
                .map(value -> new ProducerRecord<byte[], byte[]>(
                        "journal", value.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
