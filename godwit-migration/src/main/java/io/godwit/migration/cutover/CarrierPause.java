package io.godwit.migration.cutover;

import io.godwit.core.groups.CarryMark;
import io.godwit.core.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until the mirror sets no offsets of groups that it took before the cutover did. */
final class CarrierPause {
    /** By then a request of a mirror that died has been answered or has timed out. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final CarryMark mark;
    private final Waiting waiting;

    CarrierPause(Journal journal, Waiting waiting) {
        this.mark = new CarryMark(journal);
        this.waiting = waiting;
    }

    /** To be called when the groups' state is stored by which the mirror leaves them alone. */
    void await() throws InterruptedException {
        Optional<CarryMark.Standing> first = mark.standing();
        Optional<CarryMark.Standing> seen = first;
        Instant deadline = waiting.now().plus(LONGEST);
        while (seen.isPresent() && seen.equals(first) && waiting.now().isBefore(deadline)) {
            waiting.pause(BETWEEN_LOOKS);
            seen = mark.standing();
        }
    }
}
