package io.godwit.migration.cutover;

import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.straggler.CopiedRange;
import io.godwit.core.straggler.PartitionAccount.WayBack;
import io.godwit.core.straggler.StragglerStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who writes to the source after the switch, though nobody should, by a quick look. What was copied over by now does not count.
 *
 * <p>Where no mirror copies back each new offset of the source is such a write. With one the source grows by the mirror. Three
 * things still tell: a source that is ahead of the target, since the mirror brings nothing that the target does not have; a
 * reverse mirror that stopped because a batch landed elsewhere; and producers other than the mirror's that the source
 * remembers. How many offsets it were is then a lower bound.
 *
 * @param byTopic offsets, at least
 * @param names who, as far as the broker tells
 */
record Stragglers(SortedMap<String, Long> byTopic, Optional<String> names) {
    Stragglers {
        byTopic = Collections.unmodifiableSortedMap(new TreeMap<>(byTopic));
    }

    static Stragglers look(WaveScope scope, Journal journal, Switched state) {
        SortedMap<PartitionId, Long> found = new Look(scope, journal, state).found();
        SortedMap<String, Long> byTopic = new TreeMap<>();
        found.forEach((partition, offsets) -> byTopic.merge(partition.topic(), offsets, Long::sum));
        return new Stragglers(
                byTopic,
                found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(WriterNames.of(scope, ClusterSide.SOURCE, journal)
                                .describe(found.keySet())));
    }

    /** One look. The source is asked first: what the mirror brings meanwhile was on the target before. */
    private static final class Look {
        private final WaveScope scope;
        private final Journal journal;
        private final Switched state;
        private final SortedMap<PartitionId, Long> switchedAt;
        private final SortedMap<PartitionId, Long> source;
        private final SortedMap<PartitionId, CopiedRange> copied = new TreeMap<>();
        private final SortedMap<PartitionId, Long> found = new TreeMap<>();

        Look(WaveScope scope, Journal journal, Switched state) {
            this.scope = scope;
            this.journal = journal;
            this.state = state;
            this.switchedAt = state.switchPoint().sourceEnds();
            this.source = scope.source().logs().ends(switchedAt.keySet());
            StragglerStore store = new StragglerStore(journal);
            switchedAt.forEach(
                    (partition, from) -> store.get(partition, from).ifPresent(range -> copied.put(partition, range)));
        }

        SortedMap<PartitionId, Long> found() {
            source.forEach((partition, end) -> {
                if (!isMirrored(partition)) {
                    grown(partition, end);
                }
            });
            if (state.copiesBack()) {
                ahead();
                foreign();
                stopped();
            }
            return found;
        }

        /** Whether the mirror copies it back, so that it grows by the mirror. */
        private boolean isMirrored(PartitionId partition) {
            CopiedRange range = copied.get(partition);
            return state.copiesBack() && (range == null || range.wayBack() == WayBack.OPEN);
        }

        private void grown(PartitionId partition, long end) {
            CopiedRange range = copied.get(partition);
            long more = end - (range == null ? switchedAt.getOrDefault(partition, end) : range.next());
            boolean unfinished = state.copiesBack() && range != null && range.wayBack() == WayBack.WAITS;
            if (more > 0 || unfinished) {
                found.put(partition, Math.max(1, more));
            }
        }

        private void ahead() {
            SortedMap<PartitionId, Long> target = scope.target().logs().ends(switchedAt.keySet());
            source.forEach((partition, end) -> {
                long more = end - target.getOrDefault(partition, end);
                if (more > 0 && isMirrored(partition)) {
                    found.put(partition, more);
                }
            });
        }

        private void foreign() {
            List<Writer> writers =
                    WriterNames.of(scope, ClusterSide.SOURCE, journal).since(switchedAt.keySet(), state.at());
            writers.stream()
                    .filter(writer -> isMirrored(writer.partition()))
                    .filter(writer -> writer.lastAt().isAfter(since(writer.partition())))
                    .forEach(writer -> found.putIfAbsent(writer.partition(), 1L));
        }

        private Instant since(PartitionId partition) {
            CopiedRange range = copied.get(partition);
            return range == null ? state.at() : range.at();
        }

        /** Topics of which a batch of the mirror landed elsewhere, because somebody else had written before. */
        private void stopped() {
            SortedSet<String> topics = MirrorView.blockedBy(journal, MirrorError.REVERSE_FOREIGN_WRITE);
            SortedSet<String> known = new TreeSet<>();
            found.keySet().forEach(partition -> known.add(partition.topic()));
            topics.removeAll(known);
            for (PartitionId partition : switchedAt.keySet()) {
                if (isMirrored(partition) && topics.remove(partition.topic())) {
                    found.put(partition, 1L);
                }
            }
        }
    }
}
