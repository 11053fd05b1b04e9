package io.godwit.kafka.journal;

import io.godwit.core.error.JournalError;
import io.godwit.core.journal.JournalPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes without a lease, for commands beside a running mirror such as {@code godwit pause}. */
final class PlainWriter implements RecordWriter {
    /** Four times 30 seconds are the two minutes that Kafka's own producers have by default. */
    private static final int DELIVERY_IN_TIME_LIMITS = 4;

    private final JournalPlace place;
    private final KafkaProducer<byte[], byte[]> producer;

    PlainWriter(JournalPlace place, Duration timeLimit) {
        this.place = place;
        Map<String, Object> properties = JournalClients.writer(
                place.cluster(), "godwit-journal-writer", timeLimit, timeLimit.multipliedBy(DELIVERY_IN_TIME_LIMITS));
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public long write(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> entry : records) {
                sent.add(producer.send(entry));
            }
            long timestampMs = -1;
            for (Future<RecordMetadata> acknowledgement : sent) {
                timestampMs = acknowledgement.get().timestamp();
            }
            return timestampMs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        } catch (ExecutionException | KafkaException e) {
            throw failure(e);
        }
    }

    private RuntimeException failure(Exception e) {
        return JournalFailure.translate(
                e,
                place.cluster(),
                JournalError.UNAVAILABLE,
                "journal of migration " + place.migration(),
                "run godwit doctor, then the command again");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
