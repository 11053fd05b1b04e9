package io.godwit.mirror.copy;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** One partition on the source: from where it is fetched next, for which generation of its lane. Owned by the source loop. */
final class SourcePartition {
    /** A position below the start of the log, or above its end, may be a new leader's first words; it is asked again. */
    private static final int PATIENCE = 5;

    private final Lane lane;
    private final PartitionProgress progress;
    private final LogDistance distance = new LogDistance();
    private int generation = -1;
    private long position = -1;
    private int maxBatchBytes;
    private int contradictions;
    private int corruptReads;
    private boolean mayExpire;
    private @Nullable Uuid topicId;
    private Wish wish = Wish.NOTHING;
    private OptionalInt fetchedFrom = OptionalInt.empty();
    private int portionBytes;
    private boolean isFetchedAsTail;

    /** What has to be done next for the partition. */
    enum Wish {
        /** It is not started, or stopped. */
        NOTHING,
        /** A broker was asked for what comes next. */
        ASKED,
        /** The start of its log has to be asked for. */
        START_OF_LOG,
        /** The ends of its log have to be asked for, because the position contradicts them. */
        ENDS_OF_LOG,
        FETCH
    }

    SourcePartition(Lane lane, PartitionProgress progress) {
        this.lane = lane;
        this.progress = progress;
    }

    TopicPartition id() {
        return lane.partition();
    }

    Lane lane() {
        return lane;
    }

    PartitionProgress progress() {
        return progress;
    }

    /**
     * @param from empty = from the start of the log
     * @param acceptsExpired whether what the source deleted before it was copied is a gap that was accepted
     */
    void start(int newGeneration, Optional<Long> from, int newMaxBatchBytes, boolean acceptsExpired) {
        generation = newGeneration;
        position = from.orElse(-1L);
        distance.start(position);
        maxBatchBytes = newMaxBatchBytes;
        mayExpire = acceptsExpired;
        contradictions = 0;
        corruptReads = 0;
        wish(from.isPresent() ? Wish.FETCH : Wish.START_OF_LOG);
    }

    void halt() {
        wish(Wish.NOTHING);
    }

    Wish wish() {
        return wish;
    }

    void wish(Wish next) {
        wish = next;
        fetchedFrom = OptionalInt.empty();
    }

    /** This broker has the wish now, for so many bytes at most. */
    void fetchedFrom(int broker, int bytes) {
        wish = Wish.ASKED;
        fetchedFrom = OptionalInt.of(broker);
        portionBytes = bytes;
        isFetchedAsTail = distance.isNear();
    }

    int portionBytes() {
        return portionBytes;
    }

    /** Whether it became a tail, or is none any more, since a broker got the wish. */
    boolean isMisplaced() {
        return wish == Wish.ASKED && isFetchedAsTail != distance.isNear();
    }

    /** The broker that has the wish. */
    OptionalInt fetchedFrom() {
        return fetchedFrom;
    }

    int generation() {
        return generation;
    }

    long position() {
        return position;
    }

    /** The copy goes on elsewhere. */
    void moveTo(long newPosition) {
        position = newPosition;
        distance.start(newPosition);
        contradictions = 0;
        corruptReads = 0;
    }

    /** @param timestampMs of the last record, -1 if there was none */
    void read(long newPosition, long bytes, long timestampMs) {
        position = newPosition;
        distance.moved(newPosition, bytes, timestampMs);
        lane.isTail(distance.isNear());
        contradictions = 0;
        corruptReads = 0;
    }

    LogDistance distance() {
        return distance;
    }

    int maxBatchBytes() {
        return maxBatchBytes;
    }

    boolean acceptsExpired() {
        return mayExpire;
    }

    /** Whether the contradiction has been seen so often that it is believed. */
    boolean contradicted() {
        return ++contradictions > PATIENCE;
    }

    /** Whether the batch is corrupt for good, and not only on its way here. */
    boolean readCorrupt() {
        return ++corruptReads > 2;
    }

    /** Whether the topic still is the one that it was when it was first seen. */
    boolean isSameTopic(Optional<Uuid> id) {
        if (topicId == null) {
            topicId = id.orElse(null);
        }
        return id.isEmpty() || id.get().equals(topicId);
    }
}
