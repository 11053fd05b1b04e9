package io.godwit.mirror.copy;

import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.copy.SourcePartition.Wish;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.OffsetKind;
import io.godwit.mirror.wire.OffsetResult;
import io.godwit.mirror.wire.WireError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the source where logs begin and end, and says what follows for the copy: where it begins, what of it expired, and whether
 * the log went back. Owned by the source loop.
 */
final class LogQuestions {
    private final ClusterWire wire;
    private final int connection;
    private final Owner owner;

    /** The loop whose partitions these are. */
    interface Owner {
        Optional<SourcePartition> partition(TopicPartition id);

        /** Its question is with a broker. */
        void asked(SourcePartition partition);

        /** There is nothing to copy under these offsets. */
        void gap(SourcePartition partition, Gap gap);

        void next(SourcePartition partition, Wish wish);

        /** The same a little later. */
        void retry(SourcePartition partition, Wish wish);

        void stop(SourcePartition partition, StopKind kind, String reason);
    }

    private interface Answer {
        void accept(SourcePartition partition, OffsetResult result);
    }

    LogQuestions(ClusterWire wire, int connection, Owner owner) {
        this.wire = wire;
        this.connection = connection;
        this.owner = owner;
    }

    /** Where their copy begins. */
    void askForStarts(int broker, Set<TopicPartition> ids) {
        ask(broker, ids, OffsetKind.EARLIEST, this::startOfLog);
    }

    /** Why the broker does not know their positions. */
    void askForEnds(int broker, Set<TopicPartition> ids) {
        ask(broker, ids, OffsetKind.EARLIEST, (partition, start) -> {
            if (start.error() == WireError.NONE && partition.position() < start.offset()) {
                expired(partition, start.offset());
            } else {
                owner.next(partition, Wish.ENDS_OF_LOG);
                ask(broker, Set.of(partition.id()), OffsetKind.LOG_END, this::endOfLog);
            }
        });
    }

    private void ask(int broker, Set<TopicPartition> ids, OffsetKind kind, Answer answer) {
        if (!wire.canSend(broker, connection)) {
            return;
        }
        Map<TopicPartition, Integer> generations = new HashMap<>();
        ids.forEach(id -> owner.partition(id).ifPresent(partition -> {
            owner.asked(partition);
            generations.put(id, partition.generation());
        }));
        wire.logOffsets(
                broker,
                connection,
                ids,
                kind,
                results -> results.forEach((id, result) -> owner.partition(id)
                        .filter(partition ->
                                Integer.valueOf(partition.generation()).equals(generations.get(id)))
                        .ifPresent(partition -> answer.accept(partition, result))));
    }

    private void startOfLog(SourcePartition partition, OffsetResult result) {
        if (result.error() != WireError.NONE) {
            partition.progress().sourceTroubled("asking the source for the start of its log: " + result.error());
            owner.retry(partition, Wish.START_OF_LOG);
            return;
        }
        if (result.offset() > 0) {
            owner.gap(partition, new Gap(0, result.offset() - 1, GapKind.LOG_START));
        } else {
            // A partition that never gets a record is copied as well.
            partition.progress().reached(0);
        }
        partition.moveTo(result.offset());
        owner.next(partition, Wish.FETCH);
    }

    private void expired(SourcePartition partition, long start) {
        if (partition.acceptsExpired()) {
            owner.gap(partition, new Gap(partition.position(), start - 1, GapKind.HOLE));
            partition.moveTo(start);
            owner.next(partition, Wish.FETCH);
        } else {
            owner.stop(
                    partition,
                    StopKind.SOURCE_EXPIRED,
                    "the source deleted offsets " + partition.position() + " to " + (start - 1)
                            + " before they were copied");
        }
    }

    private void endOfLog(SourcePartition partition, OffsetResult end) {
        if (end.error() == WireError.NONE && partition.position() > end.offset() && partition.contradicted()) {
            owner.stop(
                    partition,
                    StopKind.SOURCE_WENT_BACK,
                    "the source ends at offset " + end.offset() + ", but offset " + (partition.position() - 1)
                            + " was already copied");
        } else {
            owner.retry(partition, Wish.FETCH);
        }
    }
}
