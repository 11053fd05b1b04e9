package io.godwit.migration.cutover;

import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.SwitchPoint.PartitionEnds;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The wave's topics, as the clusters show them. */
final class LiveWrites implements WriteActions {
    private final WaveScope scope;
    private final TailProof proof;
    private final SwitchConfigs configs;
    private final Journal journal;
    private final Narrator narrator;

    /** @param journal tells which producer is the mirror's own */
    LiveWrites(WaveScope scope, TailProof proof, SwitchConfigs configs, Journal journal, Narrator narrator) {
        this.scope = scope;
        this.proof = proof;
        this.configs = configs;
        this.journal = journal;
        this.narrator = narrator;
    }

    @Override
    public SortedMap<PartitionId, Long> sourceEnds() {
        return scope.source().logs().ends(scope.partitions());
    }

    @Override
    public SortedMap<PartitionId, Long> targetEnds() {
        return scope.target().logs().ends(scope.partitions());
    }

    @Override
    public SortedMap<PartitionId, Long> awaitQuiet(WriteBudget budget) throws InterruptedException {
        return new StandStill(scope, ClusterSide.SOURCE, journal).await(budget);
    }

    @Override
    public void prove(SortedMap<PartitionId, Long> sourceEnds, Duration patience) throws InterruptedException {
        proof.prove(sourceEnds, patience);
    }

    @Override
    public SwitchPoint switchPoint(SortedMap<PartitionId, Long> sourceEnds) {
        SortedMap<PartitionId, Long> targetEnds = scope.target().logs().ends(sourceEnds.keySet());
        SortedMap<PartitionId, Long> now = scope.source().logs().ends(sourceEnds.keySet());
        if (!now.equals(sourceEnds)) {
            List<PartitionId> moved = now.keySet().stream()
                    .filter(partition -> !java.util.Objects.equals(now.get(partition), sourceEnds.get(partition)))
                    .toList();
            throw new GodwitException(
                    CutoverError.WRITERS_REMAIN,
                    "wave " + scope.plan().wave(),
                    "the source was written to again while the mirror was drained; "
                            + WriterNames.of(scope, ClusterSide.SOURCE, journal).describe(moved),
                    "stop these producers, then release again; a longer cutover.quietWindow finds slow ones earlier");
        }
        List<PartitionEnds> ends = new ArrayList<>();
        sourceEnds.forEach((partition, end) -> ends.add(new PartitionEnds(
                partition, end, java.util.Objects.requireNonNull(targetEnds.get(partition), "target end"))));
        return new SwitchPoint(ends);
    }

    @Override
    public void restoreConfigs() {
        configs.restore(scope.plan().topics()).forEach(line -> narrator.say("target " + line));
    }

    @Override
    public void deferConfigs() {
        configs.defer(scope.plan().topics());
    }

    @Override
    public List<TopicPause> pauses(SwitchPoint switchPoint, Duration patience) throws InterruptedException {
        WritePauses pauses =
                new WritePauses(scope.source().logs(), scope.target().logs());
        Instant deadline = scope.waiting().now().plus(patience);
        List<TopicPause> measured = pauses.measure(switchPoint);
        while (measured.stream().noneMatch(pause -> pause.firstOnTarget().isPresent())
                && scope.waiting().now().isBefore(deadline)) {
            scope.waiting().pause(Duration.ofMillis(250));
            measured = pauses.measure(switchPoint);
        }
        return measured;
    }

    /** For messages. */
    static String topics(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .limit(10)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
