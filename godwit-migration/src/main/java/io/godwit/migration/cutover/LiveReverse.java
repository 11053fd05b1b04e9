package io.godwit.migration.cutover;

import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.WriteBudget;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.reverse.CopyOrder;
import io.godwit.core.reverse.CopyReport;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.straggler.StragglerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Orders through the journal, which the mirror follows and answers wherever it runs. */
final class LiveReverse implements ReverseActions {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final WaveScope scope;
    private final ReverseReadiness readiness;
    private final Journal journal;
    private final CopyDirections directions;
    private final Narrator narrator;

    LiveReverse(WaveScope scope, TailProof proof, Journal journal, Narrator narrator) {
        this.scope = scope;
        this.readiness = new ReverseReadiness(scope, proof);
        this.journal = journal;
        this.directions = new CopyDirections(journal);
        this.narrator = narrator;
    }

    private String wave() {
        return scope.plan().wave();
    }

    private Instant now() {
        return scope.waiting().now();
    }

    @Override
    public Optional<String> obstacle(SwitchPoint switchPoint) {
        return readiness.obstacle().or(() -> switchPoint.partitions().stream()
                .filter(ends -> ends.sourceEnd() != ends.targetEnd())
                .findFirst()
                .map(ends -> ends.partition() + " ends at " + ends.sourceEnd() + " on the source and at "
                        + ends.targetEnd() + " on the target"));
    }

    @Override
    public void arm(WriteBudget budget) throws InterruptedException {
        CopyOrder order = turn(CopyDirection.REVERSE);
        narrator.say("the mirror turns round: it will copy back to the source what is written to the target");
        settle(order, budget);
    }

    @Override
    public void reverse() {
        turn(CopyDirection.REVERSE);
    }

    @Override
    public void forward() {
        if (directions.order(wave()).isPresent()) {
            turn(CopyDirection.FORWARD);
        }
    }

    private CopyOrder turn(CopyDirection direction) {
        return directions.turn(wave(), scope.plan().topics(), direction, now());
    }

    private void settle(CopyOrder order, WriteBudget budget) throws InterruptedException {
        Duration patience = budget.within(scope.limits().stableTimeout(), now());
        Instant deadline = now().plus(patience);
        while (true) {
            Optional<CopyReport> report = directions.report(wave()).filter(answer -> answer.number() == order.number());
            if (report.map(CopyReport::settled).orElse(false)) {
                return;
            }
            Optional<String> obstacle = report.flatMap(CopyReport::obstacle);
            if (obstacle.isPresent() || !now().isBefore(deadline)) {
                throw new GodwitException(
                        CutoverError.REVERSE_NOT_ARMED,
                        "wave " + wave(),
                        obstacle.orElseGet(() -> "the mirror has not done it within " + patience.toMillis() + " ms: "
                                + report.map(CopyReport::waitingFor).orElse("no mirror has answered")),
                        "see with godwit status that the mirror runs and what it waits for, then run the command again");
            }
            scope.waiting().pause(BETWEEN_LOOKS);
        }
    }

    @Override
    public void requireWayBack() {
        MirrorView mirror = MirrorView.read(journal, now());
        if (!mirror.running().orElse(false)) {
            throw notCopiedBack("no mirror is running", "godwit mirror, then run the command again");
        }
        refuseStragglers();
        blocked(mirror).ifPresent(topic -> {
            throw notCopiedBack("topic " + topic.topic() + " is BLOCKED: " + topic.reason(), topic.next());
        });
        SortedSet<PartitionId> more =
                new TreeSet<>(scope.target().logs().partitions(scope.plan().topics()));
        more.removeAll(scope.partitions());
        if (!more.isEmpty()) {
            throw notCopiedBack(
                    "the target has partitions that the source does not have, such as " + more.first(),
                    "add as many partitions on the source, then run the command again");
        }
    }

    /** What stragglers wrote was copied over, and has other offsets on the target than on the source. */
    private void refuseStragglers() {
        SortedSet<String> apart = directions
                .order(StragglerStore.order(wave()))
                .map(order -> order.topics())
                .orElseGet(TreeSet::new);
        if (!apart.isEmpty()) {
            throw new GodwitException(
                    CutoverError.NO_WAY_BACK,
                    "wave " + wave(),
                    "records of stragglers in " + String.join(", ", apart)
                            + " have other offsets on the target than on the source, so they are not copied back any more",
                    "the wave stays on the target; if godwit cutover stragglers --copy was interrupted, run it again first");
        }
    }

    private Optional<TopicStatus> blocked(MirrorView mirror) {
        return mirror.topics().values().stream()
                .filter(topic -> scope.plan().topics().contains(topic.topic()))
                .filter(topic -> topic.state().equals("BLOCKED"))
                .findFirst();
    }

    private GodwitException notCopiedBack(String reason, String fix) {
        return new GodwitException(CutoverError.NOT_COPIED_BACK, "wave " + wave(), reason, fix);
    }

    @Override
    public SortedMap<PartitionId, Long> awaitTargetQuiet(WriteBudget budget) throws InterruptedException {
        return new StandStill(scope, ClusterSide.TARGET, journal).await(budget);
    }

    @Override
    public void drain(SortedMap<PartitionId, Long> targetEnds, Duration patience) throws InterruptedException {
        Instant deadline = now().plus(patience);
        while (true) {
            Optional<Map.Entry<PartitionId, Long>> open = differing(ClusterSide.SOURCE, targetEnds);
            if (open.isEmpty()) {
                return;
            }
            refuseForeignWrites(open.get(), targetEnds);
            blocked(MirrorView.read(journal, now())).ifPresent(topic -> {
                throw notCopiedBack("topic " + topic.topic() + " is BLOCKED: " + topic.reason(), topic.next());
            });
            if (!now().isBefore(deadline)) {
                throw notCopiedBack(
                        open.get().getKey() + " ends at " + open.get().getValue() + " on the source and at "
                                + targetEnds.get(open.get().getKey()) + " on the target after " + patience.toMillis()
                                + " ms",
                        "see with godwit status that the mirror runs and keeps up, then run the command again");
            }
            scope.waiting().pause(BETWEEN_LOOKS);
        }
    }

    private Optional<Map.Entry<PartitionId, Long>> differing(ClusterSide side, SortedMap<PartitionId, Long> ends) {
        return scope.side(side).logs().ends(ends.keySet()).entrySet().stream()
                .filter(end -> !Objects.equals(end.getValue(), ends.get(end.getKey())))
                .findFirst();
    }

    private void refuseForeignWrites(Map.Entry<PartitionId, Long> onSource, SortedMap<PartitionId, Long> targetEnds) {
        if (onSource.getValue() > Objects.requireNonNull(targetEnds.get(onSource.getKey()))) {
            throw new GodwitException(
                    CutoverError.WRITERS_REMAIN,
                    onSource.getKey().toString(),
                    "the source ends at " + onSource.getValue() + ", the target at "
                            + targetEnds.get(onSource.getKey()) + ": somebody else wrote to the source; "
                            + WriterNames.of(scope, ClusterSide.SOURCE, journal).describe(List.of(onSource.getKey())),
                    "stop this producer; what it wrote is on the source only");
        }
    }

    @Override
    public void halt(SortedMap<PartitionId, Long> targetEnds, WriteBudget budget) throws InterruptedException {
        settle(turn(CopyDirection.HALTED), budget);
        for (ClusterSide side : ClusterSide.values()) {
            Optional<Map.Entry<PartitionId, Long>> moved = differing(side, targetEnds);
            if (moved.isPresent()) {
                throw new GodwitException(
                        side == ClusterSide.SOURCE
                                ? CutoverError.WRITERS_REMAIN
                                : CutoverError.WRITERS_REMAIN_ON_TARGET,
                        moved.get().getKey().toString(),
                        "the " + side.word() + " was written to again while the mirror was drained; "
                                + WriterNames.of(scope, side, journal)
                                        .describe(List.of(moved.get().getKey())),
                        "stop these producers, then run the command again");
            }
        }
    }
}
