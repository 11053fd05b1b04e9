package io.godwit.mirror.examine;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the last records of a partition whose very last offset tells nothing, because no consumer sees a record there on one
 * of both sides. Where the target has no record the source may have none either: else markers were written twice, and the copy
 * would leave out what they cover.
 */
final class TailWindow {
    /** More than the markers of one request; older ones are refused once the next has come. */
    private static final long OFFSETS = 2_500;

    private final KafkaConsumer<byte[], byte[]> source;
    private final KafkaConsumer<byte[], byte[]> target;
    private final Patience patience;

    TailWindow(KafkaConsumer<byte[], byte[]> source, KafkaConsumer<byte[], byte[]> target, Patience patience) {
        this.source = source;
        this.target = target;
        this.patience = patience;
    }

    /** @param start of both logs, whichever is later */
    Optional<String> contradiction(TopicPartition partition, long start, long end) {
        long from = Math.max(start, end - OFFSETS);
        Optional<ConsumerRecord<byte[], byte[]>> last = lastOnTarget(partition, from, end);
        VisibleRecords originals = visible(source, partition, from, end);
        Optional<String> moved = Optional.empty();
        for (var next = originals.next(); next.isPresent(); next = originals.next()) {
            ConsumerRecord<byte[], byte[]> original = next.get();
            if (last.isEmpty() || original.offset() > last.get().offset()) {
                return Optional.of("it ends at offset " + end + ", but has no record at offset " + original.offset()
                        + ", where the source has one: somebody else filled it");
            }
            boolean areEqual = VisibleRecords.areEqual(original, last.get());
            if (original.offset() == last.get().offset()) {
                if (!areEqual) {
                    return Optional.of(ConsumerExaminer.anotherRecord(original.offset()));
                }
                moved = Optional.empty();
            } else if (areEqual) {
                moved = Optional.of("its last record, at offset " + last.get().offset() + ", lies at offset "
                        + original.offset() + " of the source: somebody else wrote before it");
            }
        }
        // Without a record at its offset on the source: compaction removed that, or the record has moved.
        return moved;
    }

    private Optional<ConsumerRecord<byte[], byte[]>> lastOnTarget(TopicPartition partition, long from, long end) {
        VisibleRecords copies = visible(target, partition, from, end);
        Optional<ConsumerRecord<byte[], byte[]>> last = Optional.empty();
        for (var next = copies.next(); next.isPresent(); next = copies.next()) {
            last = next;
        }
        return last;
    }

    private VisibleRecords visible(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.resume(List.of(partition));
        return new VisibleRecords(consumer, partition, from, end, patience);
    }
}
