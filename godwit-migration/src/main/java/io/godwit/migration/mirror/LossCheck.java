package io.godwit.migration.mirror;

import io.godwit.core.engine.EngineSnapshot.SourceJump;
import io.godwit.core.engine.LogRange;
import io.godwit.core.error.MirrorError;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.TopicState.Blocked;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a hole that compaction or transactions left from records that were lost. MirrorMaker's consumer resets itself to the
 * beginning of what is left and says nothing; this is where it is said. Pure.
 */
final class LossCheck {
    private LossCheck() {}

    /**
     * By what was seen at one look, the log's start having been asked for before the position.
     *
     * @param position the next offset to copy
     */
    static Optional<Blocked> expired(PartitionId partition, LogRange range, long position) {
        return position < range.start() ? Optional.of(expired(partition, position, range.start())) : Optional.empty();
    }

    /** By a jump that the engine met, judged with what the source holds now. */
    static Optional<Blocked> jumped(SourceJump jump, LogRange range) {
        if (jump.foundOffset() < jump.expectedOffset()) {
            return Optional.of(TopicReadiness.recreated(
                    jump.partition().topic(),
                    "partition " + jump.partition().partition() + " went back from offset "
                            + number(jump.expectedOffset()) + " to " + number(jump.foundOffset())));
        }
        return jump.expectedOffset() < range.start()
                ? Optional.of(
                        expired(jump.partition(), jump.expectedOffset(), Math.min(range.start(), jump.foundOffset())))
                : Optional.empty();
    }

    /** By a position beyond the end, the position having been read before the end. */
    static Optional<Blocked> shrunk(PartitionId partition, long positionBefore, LogRange range) {
        return positionBefore > range.end()
                ? Optional.of(TopicReadiness.recreated(
                        partition.topic(),
                        "partition " + partition.partition() + " ends at offset " + number(range.end())
                                + ", but offset " + number(positionBefore - 1) + " was already copied"))
                : Optional.empty();
    }

    private static Blocked expired(PartitionId partition, long position, long start) {
        return new Blocked(
                MirrorError.SOURCE_EXPIRED,
                "partition " + partition.partition() + ": the source's retention deleted offsets " + number(position)
                        + " to " + number(start - 1) + " before they were copied",
                "raise retention.ms on the source; godwit resume " + partition.topic()
                        + " goes on behind the gap, which stays");
    }

    private static String number(long offset) {
        return String.format(Locale.ROOT, "%,d", offset);
    }
}
