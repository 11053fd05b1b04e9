package io.godwit.mirror.examine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** The committed records of a range of one partition, one after the other. For one thread. */
final class VisibleRecords {
    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Patience patience;
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();

    /** Of a consumer that has this partition alone. */
    VisibleRecords(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end, Patience patience) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        this.patience = patience;
        consumer.seek(partition, from);
    }

    /** The next record below the end; empty when there is none. */
    Optional<ConsumerRecord<byte[], byte[]>> next() {
        patience.begin();
        while (read.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(Patience.POLL).records(partition).stream()
                    .filter(found -> found.offset() < end)
                    .forEach(read::add);
            patience.check("reading " + partition);
        }
        return Optional.ofNullable(read.poll());
    }

    /** A topic with {@code LogAppendTime} gives its copies their own timestamps; these are not compared. */
    static boolean areEqual(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> copy) {
        if ((one.timestamp() != copy.timestamp() && copy.timestampType() != TimestampType.LOG_APPEND_TIME)
                || !Arrays.equals(one.key(), copy.key())
                || !Arrays.equals(one.value(), copy.value())) {
            return false;
        }
        Header[] headers = one.headers().toArray();
        Header[] others = copy.headers().toArray();
        if (headers.length != others.length) {
            return false;
        }
        for (int i = 0; i < headers.length; i++) {
            if (!headers[i].key().equals(others[i].key()) || !Arrays.equals(headers[i].value(), others[i].value())) {
                return false;
            }
        }
        return true;
    }
}
