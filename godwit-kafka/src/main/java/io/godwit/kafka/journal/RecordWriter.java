package io.godwit.kafka.journal;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records to the topics of a migration. */
interface RecordWriter extends AutoCloseable {
    /**
     * Writes records in order; all are durable on return.
     *
     * @return the timestamp of the last one: in the offsets topic the time of the broker that appended it
     */
    long write(List<ProducerRecord<byte[], byte[]>> records);

    @Override
    void close();
}
