package io.godwit.connect.mirrormaker2;

import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.SourceJump;
import io.godwit.core.model.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was read from the source, so that a committed position can be told in records and bytes, and a jump of the source's
 * offsets is seen. Written by the task threads, read by the engine's.
 */
final class CopyLedger {
    private final Map<PartitionId, PartitionLedger> partitions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<SourceJump> jumps = new ConcurrentLinkedQueue<>();

    /**
     * What one poll gave of one partition.
     *
     * @param firstOffset of its first record, -1 without records
     * @param lastOffset of its last record, -1 without records
     * @param nextOffset where the consumer goes on: beyond markers and aborted records
     * @param lastTimestampMs of its last record, -1 without records
     */
    record Read(long firstOffset, long lastOffset, long nextOffset, long records, long bytes, long lastTimestampMs) {
        boolean isEmpty() {
            return records == 0;
        }

        /** Where this read began, as far as it tells. */
        long start() {
            return isEmpty() ? nextOffset : firstOffset;
        }
    }

    private final boolean observing;

    private CopyLedger(boolean observing) {
        this.observing = observing;
    }

    /** A ledger for consumers that tell what they read. */
    static CopyLedger observing() {
        return new CopyLedger(true);
    }

    /** A ledger that learns nothing: only positions are known. */
    static CopyLedger blind() {
        return new CopyLedger(false);
    }

    /** Tells where an earlier run left off, before anything is read. */
    void startAfter(PartitionId partition, long committedOffset) {
        partitions.putIfAbsent(partition, new PartitionLedger(committedOffset));
    }

    void consumed(PartitionId partition, Read read) {
        partitions
                .computeIfAbsent(partition, unused -> new PartitionLedger())
                .add(read)
                .map(expected -> new SourceJump(partition, expected, read.start()))
                .ifPresent(jumps::add);
    }

    /** The position of a partition whose last durable record has this offset, -1 if none is durable. */
    PartitionPosition position(PartitionId partition, long committedOffset) {
        if (!observing) {
            return new PartitionPosition(committedOffset + 1, -1, -1, OptionalLong.empty());
        }
        return partitions
                .computeIfAbsent(partition, unused -> new PartitionLedger(committedOffset))
                .upTo(committedOffset);
    }

    /** The partitions that were read at all. */
    Set<PartitionId> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** The jumps seen since this was asked last. */
    List<SourceJump> takeJumps() {
        List<SourceJump> taken = new ArrayList<>();
        for (SourceJump jump = jumps.poll(); jump != null; jump = jumps.poll()) {
            taken.add(jump);
        }
        return taken;
    }
}
