package io.godwit.core.reverse;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the mirror has come with an order.
 *
 * @param number of the order
 * @param settled halted: nothing is copied and nothing is under way. Reverse: every partition is in the hands of the reverse
 *     mirror, which stood at the end of both logs. Once it is settled it stays so, whatever is written afterwards
 * @param waitingFor what is missing, in one line; empty once it is settled
 * @param obstacle what will not go away by itself
 */
public record CopyReport(long number, Instant at, boolean settled, String waitingFor, Optional<String> obstacle) {
    public CopyReport {
        Objects.requireNonNull(at);
        Objects.requireNonNull(waitingFor);
        Objects.requireNonNull(obstacle);
    }

    public static CopyReport settled(CopyOrder order, Instant at) {
        return new CopyReport(order.number(), at, true, "", Optional.empty());
    }

    public static CopyReport waiting(CopyOrder order, Instant at, String what) {
        return new CopyReport(order.number(), at, false, what, Optional.empty());
    }

    public static CopyReport stopped(CopyOrder order, Instant at, String obstacle) {
        return new CopyReport(order.number(), at, false, obstacle, Optional.of(obstacle));
    }

    /** Whether it says the same, but for the time. */
    public boolean saysAs(CopyReport other) {
        return number == other.number
                && settled == other.settled
                && waitingFor.equals(other.waitingFor)
                && obstacle.equals(other.obstacle);
    }
}
