package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.QuietWatch;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.SwitchPoint.PartitionEnds;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The wave's topics, as the clusters show them. */
final class LiveWrites implements WriteActions {
    /** So many windows have to be enough for writers that a command has stopped: for what they still had to send. */
    private static final int PATIENT_WINDOWS = 3;

    private final WaveScope scope;
    private final TailProof proof;
    private final SwitchConfigs configs;
    private final Narrator narrator;

    LiveWrites(WaveScope scope, TailProof proof, SwitchConfigs configs, Narrator narrator) {
        this.scope = scope;
        this.proof = proof;
        this.configs = configs;
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
        Instant begin = scope.waiting().now();
        QuietWatch watch = new QuietWatch(scope.limits().quietWindow(), begin);
        Duration patience = budget.within(patience(), begin);
        while (true) {
            SortedMap<PartitionId, Long> ends = sourceEnds();
            Instant now = scope.waiting().now();
            watch.look(ends, now);
            if (watch.isQuiet(now)) {
                return ends;
            }
            if (Duration.between(begin, now).compareTo(patience) >= 0) {
                throw stillWriting(watch, patience);
            }
            scope.waiting().pause(betweenLooks());
        }
    }

    private Duration betweenLooks() {
        Duration part = scope.limits().quietWindow().dividedBy(10);
        return part.compareTo(Duration.ofMillis(500)) < 0 ? part.plusMillis(1) : Duration.ofMillis(500);
    }

    // A person needs time to stop what has no command; the budget is the limit then.
    private Duration patience() {
        boolean byHand = scope.plan().producers().isEmpty()
                || scope.plan().producers().stream().map(Application::stop).anyMatch(Optional::isEmpty);
        return byHand
                ? scope.limits().maxWritePause()
                : scope.limits().quietWindow().multipliedBy(PATIENT_WINDOWS);
    }

    private GodwitException stillWriting(QuietWatch watch, Duration patience) {
        String who =
                new WriterNames(scope.source().logs(), scope.plan(), scope.waiting()).describe(watch.movedLately());
        return new GodwitException(
                CutoverError.WRITERS_REMAIN,
                "wave " + scope.plan().wave(),
                "the source's logs did not stand still for "
                        + scope.limits().quietWindow().toMillis() + " ms within " + patience.toMillis() + " ms; " + who,
                "stop these producers, name them in an application's produces and stop command, then release again");
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
                            + new WriterNames(scope.source().logs(), scope.plan(), scope.waiting()).describe(moved),
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
