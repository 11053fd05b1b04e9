package io.godwit.migration.completion;

import io.godwit.core.cutover.ConsumerGroups;
import io.godwit.core.cutover.ConsumerGroups.GroupView;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.mirror.batch.CopyRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Watches the source for a while: nobody may write to the migration's topics but the mirror itself, and no group that reads them
 * may have members. Where the mirror copies back the source grows by it; somebody else shows by an end that is ahead of the
 * target's, or by a producer that the broker did not know as such before.
 *
 * <p>What it can't see are readers without a group, and those of groups that never committed.
 */
final class SourceWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final int SHOWN = 5;

    private final Subject subject;
    private final PartitionLogs source;
    private final ConsumerGroups groups;
    private final PartitionLogs target;
    private final Journal journal;
    private final Waiting waiting;
    private final Narrator narrator;

    /**
     * What is watched.
     *
     * @param topics the migration's
     * @param groups that an application names: they count whatever they committed
     */
    record Subject(SortedSet<String> topics, SortedSet<String> groups) {}

    SourceWatch(
            Subject subject,
            PartitionLogs source,
            ConsumerGroups groups,
            PartitionLogs target,
            Journal journal,
            Waiting waiting,
            Narrator narrator) {
        this.subject = subject;
        this.source = source;
        this.groups = groups;
        this.target = target;
        this.journal = journal;
        this.waiting = waiting;
        this.narrator = narrator;
    }

    /**
     * Returns when nobody used the source for so long.
     *
     * @throws GodwitException as soon as somebody does, with who it is as far as the broker tells
     */
    void requireQuiet(Duration quietFor) throws InterruptedException {
        Instant end = waiting.now().plus(quietFor);
        Look first = new Look();
        first.require(first);
        narrator.say("watching the source for " + quietFor.toSeconds() + " s: nobody may read or write "
                + subject.topics().size() + " topics, until " + end);
        while (waiting.now().isBefore(end)) {
            Instant begin = waiting.now();
            Duration left = Duration.between(begin, end);
            waiting.pause(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
            new Look().require(first);
        }
    }

    /** The source at one moment. Its ends are asked before the target's: what the mirror brings was there before. */
    private final class Look {
        private final SortedSet<PartitionId> partitions = source.partitions(subject.topics());
        private final SortedMap<PartitionId, Long> ends = source.ends(partitions);
        private final SortedSet<PartitionId> reversed = reversed(partitions);
        private final SortedMap<PartitionId, Long> targetEnds = target.ends(reversed);
        private final List<Writer> writers = foreign(source.writers(partitions));

        void require(Look before) {
            List<Problem> problems = new ArrayList<>(written(before));
            problems.addAll(read());
            if (!problems.isEmpty()) {
                throw new GodwitException(
                        CompletionError.SOURCE_IN_USE,
                        "source",
                        problems.size() + " uses of it were seen, first: " + problems.get(0),
                        "stop them or move them to the target, then run godwit complete again",
                        problems);
            }
        }

        private List<Problem> written(Look before) {
            SortedMap<PartitionId, String> moved = new TreeMap<>();
            ends.forEach((partition, end) -> {
                long reference = reversed.contains(partition)
                        ? targetEnds.getOrDefault(partition, end)
                        : before.ends.getOrDefault(partition, 0L);
                if (end > reference) {
                    moved.put(
                            partition,
                            "it ends at " + end + ", " + (end - reference) + " offsets beyond "
                                    + (reversed.contains(partition) ? "the target" : "where it did"));
                }
            });
            Set<Known> known = before.writers.stream().map(Known::of).collect(Collectors.toCollection(HashSet::new));
            writers.stream()
                    .filter(writer -> !known.contains(Known.of(writer)))
                    .forEach(writer -> moved.putIfAbsent(writer.partition(), "a producer wrote to it"));
            return moved.entrySet().stream()
                    .limit(SHOWN)
                    .map(entry -> new Problem(
                            entry.getKey().toString(),
                            0,
                            Problem.NO_VALUE,
                            "is written to: " + entry.getValue() + who(entry.getKey(), known)))
                    .toList();
        }

        private String who(PartitionId partition, Set<Known> known) {
            List<String> names = writers.stream()
                    .filter(writer -> writer.partition().equals(partition) && !known.contains(Known.of(writer)))
                    .map(writer -> writer.transactionalId()
                                    .map(id -> "transactional id " + id + ", ")
                                    .orElse("")
                            + "producer id " + writer.producerId() + " at " + writer.lastAt())
                    .limit(SHOWN)
                    .toList();
            return names.isEmpty()
                    ? "; the broker remembers no producer, so it writes without idempotence"
                    : " (" + String.join("; ", names) + ")";
        }

        private List<Problem> read() {
            List<Problem> readers = new ArrayList<>();
            for (String group : groups.names()) {
                GroupView view = groups.describe(group);
                if (!view.members().isEmpty() && reads(group)) {
                    readers.add(new Problem(
                            "group " + group,
                            0,
                            Problem.NO_VALUE,
                            "has members on the source: "
                                    + view.members().stream().limit(SHOWN).collect(Collectors.joining(", "))));
                }
            }
            return readers;
        }
    }

    /** What of a remembered producer changes when it writes. */
    private record Known(PartitionId partition, long producerId, int lastSequence, Instant lastAt) {
        static Known of(Writer writer) {
            return new Known(writer.partition(), writer.producerId(), writer.lastSequence(), writer.lastAt());
        }
    }

    private SortedSet<PartitionId> reversed(SortedSet<PartitionId> partitions) {
        SortedMap<String, CopyDirection> turned = new CopyDirections(journal).turned();
        return partitions.stream()
                .filter(partition -> turned.get(partition.topic()) == CopyDirection.REVERSE)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Writer> foreign(List<Writer> writers) {
        Optional<Long> mirror = journal.get(CopyRoute.REVERSE_PRODUCER).map(Long::parseLong);
        return writers.stream()
                .filter(writer -> !Objects.equals(mirror.orElse(null), writer.producerId()))
                .toList();
    }

    private boolean reads(String group) {
        return subject.groups().contains(group)
                || groups.committed(group).stream().anyMatch(position -> subject.topics()
                        .contains(position.partition().topic()));
    }
}
