package io.godwit.kafka.records;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ProofError;
import io.godwit.core.proof.LogRecord;
import io.godwit.core.proof.RecordCursor;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a range of one partition. Transaction markers, aborted records and compacted ones are holes: the position
 * moves over them without a record.
 */
final class KafkaRecordCursor implements RecordCursor {
    private final ClusterConnection connection;
    private final PolledRecords records;
    private final TopicPartition partition;
    private final RecordView view = new RecordView();
    private Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> polled =
            List.<ConsumerRecord<ByteBuffer, ByteBuffer>>of().iterator();
    /** A record at or behind the end, kept until the end moves. */
    private @Nullable ConsumerRecord<ByteBuffer, ByteBuffer> beyond;

    private long end;
    private long position;
    private long expiredBelow;
    private long bytes;

    KafkaRecordCursor(
            ClusterConnection connection, PolledRecords records, TopicPartition partition, long from, long end) {
        this.connection = connection;
        this.records = records;
        this.partition = partition;
        this.position = from;
        this.end = end;
        records.seek(partition, from);
    }

    @Override
    public @Nullable LogRecord next() {
        if (beyond != null) {
            return beyond.offset() < end ? take(release()) : null;
        }
        while (polled.hasNext() || (position < end && poll())) {
            ConsumerRecord<ByteBuffer, ByteBuffer> record = polled.next();
            if (record.offset() < end) {
                return take(record);
            }
            beyond = record;
            position = Math.max(position, end);
            return null;
        }
        return null;
    }

    private ConsumerRecord<ByteBuffer, ByteBuffer> release() {
        ConsumerRecord<ByteBuffer, ByteBuffer> record = Objects.requireNonNull(beyond);
        beyond = null;
        return record;
    }

    private LogRecord take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        position = record.offset() + 1;
        bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        return view.show(record);
    }

    /** Whether there are records; false once the position is at the end with none left. */
    private boolean poll() {
        long limitNanos = connection.timeouts().request().toNanos();
        long since = System.nanoTime();
        try {
            while (position < end) {
                long before = position;
                polled = pollOnce();
                if (polled.hasNext()) {
                    return true;
                }
                position = Math.max(position, records.consumer().position(partition));
                if (position > before) {
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > limitNanos) {
                    throw stuck();
                }
            }
            return false;
        } catch (KafkaException e) {
            throw connection.errors().translate(e, new ClusterRequest("reading " + partition, "read on the topic"));
        }
    }

    private Iterator<ConsumerRecord<ByteBuffer, ByteBuffer>> pollOnce() {
        try {
            return records.poll().iterator();
        } catch (OffsetOutOfRangeException e) {
            skipExpired();
            return List.<ConsumerRecord<ByteBuffer, ByteBuffer>>of().iterator();
        }
    }

    /** Retention moved the log's start past the position, or the log was cut off before it. */
    private void skipExpired() {
        long start = records.consumer().beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (start <= position) {
            throw new GodwitException(
                    ProofError.LOG_CUT,
                    connection.config().side().word() + " " + partition,
                    "the log now ends before offset " + position
                            + ", which was there before: the topic was made anew, or"
                            + " records were lost in an unclean leader election",
                    "godwit verify --full --topics '" + partition.topic() + "'");
        }
        expiredBelow = start;
        position = start;
        records.seek(partition, start);
    }

    private GodwitException stuck() {
        return new GodwitException(
                ProofError.READ_STUCK,
                connection.config().side().word() + " " + partition,
                "no record at offset " + position + " (of " + end + ") within "
                        + connection.timeouts().request().toSeconds() + " s",
                "look at the partition's leader with kafka-topics.sh --describe; then run the same command again, it goes"
                        + " on");
    }

    @Override
    public void extendTo(long newEnd) {
        end = Math.max(end, newEnd);
    }

    @Override
    public long position() {
        return Math.min(position, end);
    }

    @Override
    public long expiredBelow() {
        return expiredBelow;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
