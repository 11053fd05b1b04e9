package io.godwit.migration.cutover;

import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.reverse.CopyOrder;
import io.godwit.core.reverse.CopyReport;
import io.godwit.core.straggler.StragglerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Keeps the mirror from single topics of a wave, whichever way it copies them. */
final class MirrorHalt {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final WaveScope scope;
    private final Journal journal;
    private final CopyDirections directions;
    private final BooleanSupplier mirrorHeld;
    private final String name;

    /** @param mirrorHeld whether a process holds the mirror's lease */
    MirrorHalt(WaveScope scope, Journal journal, BooleanSupplier mirrorHeld) {
        this.scope = scope;
        this.journal = journal;
        this.directions = new CopyDirections(journal);
        this.mirrorHeld = mirrorHeld;
        this.name = StragglerStore.order(scope.plan().wave());
    }

    /** The topics that it is kept from now. */
    SortedSet<String> topics() {
        return new TreeSet<>(directions.order(name).map(CopyOrder::topics).orElseGet(TreeSet::new));
    }

    /** Returns when nothing of these topics is under way. Without a mirror that is so at once: the next one reads the order first. */
    void halt(SortedSet<String> topics) throws InterruptedException {
        CopyOrder order = directions.turn(name, topics, CopyDirection.HALTED, now());
        Instant deadline = now().plus(scope.limits().stableTimeout());
        while (mirrorRuns() && !isSettled(order)) {
            if (!now().isBefore(deadline)) {
                throw new GodwitException(
                        CutoverError.MIRROR_DID_NOT_HALT,
                        "wave " + scope.plan().wave(),
                        "it still copies " + String.join(", ", topics) + " after "
                                + scope.limits().stableTimeout().toMillis() + " ms: "
                                + directions
                                        .report(name)
                                        .map(CopyReport::waitingFor)
                                        .orElse("it has not answered"),
                        "see with godwit status what the mirror does, then run the command again");
            }
            scope.waiting().pause(BETWEEN_LOOKS);
        }
    }

    /** Keeps it from these topics alone from now on. Does not wait for it. */
    void keep(SortedSet<String> topics) {
        directions.turn(name, topics, CopyDirection.HALTED, now());
    }

    private boolean isSettled(CopyOrder order) {
        Optional<CopyReport> report = directions.report(name);
        return report.map(answer -> answer.number() == order.number() && answer.settled())
                .orElse(false);
    }

    private boolean mirrorRuns() {
        return MirrorView.read(journal, now()).running().orElse(false) || mirrorHeld.getAsBoolean();
    }

    private Instant now() {
        return scope.waiting().now();
    }
}
