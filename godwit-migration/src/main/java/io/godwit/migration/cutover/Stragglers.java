package io.godwit.migration.cutover;

import io.godwit.core.cutover.PartitionLogs.Writer;
import io.godwit.core.cutover.ProducerState.Switched;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.TopicStatus;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who writes to the source after the switch, though nobody should.
 *
 * <p>Without a reverse mirror each new offset of the source is such a write. With one the source grows by the mirror. Three
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
        SortedSet<PartitionId> moved = state.copiesBack() ? foreign(scope, journal, state) : moved(scope, state);
        SortedMap<String, Long> byTopic = new TreeMap<>();
        if (state.copiesBack()) {
            SortedMap<PartitionId, Long> ahead = ahead(scope, state);
            moved.addAll(ahead.keySet());
            moved.forEach(partition ->
                    byTopic.merge(partition.topic(), Math.max(1, ahead.getOrDefault(partition, 1L)), Long::sum));
        } else {
            byTopic.putAll(
                    state.switchPoint().stragglersByTopic(scope.source().logs().ends(partitions(state))));
        }
        return new Stragglers(
                byTopic,
                byTopic.isEmpty()
                        ? Optional.empty()
                        : Optional.of(WriterNames.of(scope, ClusterSide.SOURCE, journal)
                                .describe(moved)));
    }

    private static SortedSet<PartitionId> partitions(Switched state) {
        return new TreeSet<>(state.switchPoint().sourceEnds().keySet());
    }

    private static SortedSet<PartitionId> moved(WaveScope scope, Switched state) {
        SortedMap<PartitionId, Long> former = state.switchPoint().sourceEnds();
        SortedSet<PartitionId> moved = new TreeSet<>();
        scope.source().logs().ends(former.keySet()).forEach((partition, end) -> {
            if (!end.equals(former.get(partition))) {
                moved.add(partition);
            }
        });
        return moved;
    }

    /** By how much the source is ahead. It is asked first: what the mirror brings meanwhile was on the target before. */
    private static SortedMap<PartitionId, Long> ahead(WaveScope scope, Switched state) {
        SortedMap<PartitionId, Long> source = scope.source().logs().ends(partitions(state));
        SortedMap<PartitionId, Long> target = scope.target().logs().ends(partitions(state));
        SortedMap<PartitionId, Long> ahead = new TreeMap<>();
        source.forEach((partition, end) -> {
            long more = end - Objects.requireNonNull(target.getOrDefault(partition, end));
            if (more > 0) {
                ahead.put(partition, more);
            }
        });
        return ahead;
    }

    private static SortedSet<PartitionId> foreign(WaveScope scope, Journal journal, Switched state) {
        List<PartitionId> named =
                WriterNames.of(scope, ClusterSide.SOURCE, journal).since(partitions(state), state.at()).stream()
                        .map(Writer::partition)
                        .toList();
        Set<String> topics = named.stream().map(PartitionId::topic).collect(Collectors.toSet());
        Stream<PartitionId> stopped = stoppedTopics(scope, journal)
                .filter(topic -> !topics.contains(topic))
                .flatMap(topic -> partitions(state).stream()
                        .filter(partition -> partition.topic().equals(topic))
                        .limit(1));
        return Stream.concat(named.stream(), stopped).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Topics of which a batch of the mirror landed elsewhere, because somebody else had written before. */
    private static Stream<String> stoppedTopics(WaveScope scope, Journal journal) {
        return MirrorView.read(journal, scope.waiting().now()).topics().values().stream()
                .filter(topic -> topic.code()
                        .filter(MirrorError.REVERSE_FOREIGN_WRITE.id()::equals)
                        .isPresent())
                .map(TopicStatus::topic);
    }
}
