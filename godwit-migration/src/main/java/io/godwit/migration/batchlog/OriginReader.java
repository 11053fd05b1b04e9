package io.godwit.migration.batchlog;

import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.straggler.OriginLog;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.records.KafkaRecordLog;
import io.godwit.mirror.batch.BatchUnpacker;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.batch.RecordStream;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.WireSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a log with the producer ids of its batches, which a consumer does not see. For one thread. */
public final class OriginReader implements OriginLog {
    private static final int FETCH_BYTES = 4 << 20;

    private final ClusterConnection connection;
    private final KafkaRecordLog bounds;
    private final BatchFeed feed;
    private final BatchUnpacker unpacker = new BatchUnpacker();

    /**
     * @param topics whose partitions will be read
     * @throws GodwitException if batches of this cluster can't be read
     */
    public OriginReader(ClusterConnection connection, SortedSet<String> topics) {
        this.connection = connection;
        // Half of the limit, so that what doesn't come is told within the limit.
        Duration patience = connection.timeouts().request().dividedBy(2);
        try {
            ClusterWire wire = ClusterWire.open(
                    connection.config().side().word(),
                    connection.properties("origins"),
                    WireSettings.defaults().withRequestTimeout(patience));
            this.feed = new BatchFeed(wire, topics, patience, FETCH_BYTES);
        } catch (IllegalArgumentException e) {
            throw unreadable(connection.config().side().word() + " cluster", e);
        }
        this.bounds = new KafkaRecordLog(connection, FETCH_BYTES);
    }

    @Override
    public Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
        return bounds.bounds(partitions);
    }

    @Override
    public void read(PartitionId partition, long from, long end, Sink sink) {
        if (from >= end) {
            return;
        }
        BatchSource source = new BatchSource(feed, new TopicPartition(partition.topic(), partition.partition()), from);
        try {
            RecordBatch batch = source.take(end);
            while (batch != null) {
                hand(batch, from, end, sink);
                batch = source.take(end);
            }
        } catch (UnreadableException | org.apache.kafka.common.KafkaException e) {
            throw unreadable(connection.config().side().word() + " " + partition, e);
        } finally {
            source.stop();
        }
    }

    private void hand(RecordBatch batch, long from, long end, Sink sink) {
        long producer = batch.magic() < 2 ? OriginRecord.NO_PRODUCER : batch.producerId();
        if (!sink.wants(producer)) {
            sink.passedOver(batch.baseOffset(), batch.recordCount());
            return;
        }
        boolean transactional = batch.magic() >= 2 && batch.isTransactional();
        try (RecordStream records = unpacker.unpack(batch)) {
            while (records.hasNext()) {
                records.next();
                if (records.offset() >= from && records.offset() < end) {
                    sink.record(found(records, batch.isLogAppendTime(), producer, transactional));
                }
            }
        }
    }

    private static OriginRecord found(RecordStream records, boolean stamped, long producer, boolean transactional) {
        long timestamp = records.timestampMs();
        return new OriginRecord(
                records.offset(),
                timestamp < 0 ? OptionalLong.empty() : OptionalLong.of(timestamp),
                stamped,
                producer,
                transactional,
                bytes(records.key()),
                bytes(records.value()),
                headers(records));
    }

    private static List<OriginRecord.Header> headers(RecordStream records) {
        return Stream.of(records.headers())
                .map(header -> new OriginRecord.Header(header.key(), Optional.ofNullable(header.value())))
                .toList();
    }

    private static Optional<byte[]> bytes(@Nullable ByteBuffer part) {
        if (part == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[part.remaining()];
        part.duplicate().get(bytes);
        return Optional.of(bytes);
    }

    private static GodwitException unreadable(String what, RuntimeException cause) {
        return new GodwitException(
                CutoverError.STRAGGLERS_UNREADABLE,
                what,
                String.valueOf(cause.getMessage()),
                "see that the partition has a leader and that Godwit may read it, then run the command again",
                cause);
    }

    @Override
    public void close() {
        feed.close();
        bounds.close();
    }
}
