package io.godwit.mirror.copy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Whose turn it is among partitions with a backlog: three turns in four belong to the one of which the source deletes records
 * soonest (earliest deadline first), the fourth to the one that waits longest. All turns carry about the same number of bytes, so
 * among {@code n} partitions each gets at least a share of 1/(4n), whatever the others have. For one thread.
 */
final class BacklogOrder<P> {
    private static final int TURNS = 4;
    private static final long NEVER = Long.MAX_VALUE;

    private final TreeSet<Waiting<P>> byDeadline = new TreeSet<>(
            Comparator.<Waiting<P>>comparingLong(Waiting::deletedAtMs).thenComparingLong(Waiting::ticket));
    private final TreeSet<Waiting<P>> byAge = new TreeSet<>(
            Comparator.<Waiting<P>>comparingLong(Waiting::servedAt).thenComparingLong(Waiting::ticket));
    private final Map<P, Waiting<P>> waiting = new HashMap<>();
    private final Map<P, Long> servedAt = new HashMap<>();
    private long tickets;
    private long turns;

    private record Waiting<P>(P partition, long deletedAtMs, long servedAt, long ticket) {}

    /**
     * It waits for its turn from now on.
     *
     * @param deletedAtMs when the source deletes its next record; empty = never
     */
    void add(P partition, OptionalLong deletedAtMs) {
        remove(partition);
        add(new Waiting<>(partition, deletedAtMs.orElse(NEVER), servedAt.getOrDefault(partition, 0L), tickets++));
    }

    void remove(P partition) {
        Waiting<P> removed = waiting.remove(partition);
        if (removed != null) {
            byAge.remove(removed);
            byDeadline.remove(removed);
        }
    }

    /** It does not come back: forgets when it was served, too. */
    void forget(P partition) {
        remove(partition);
        servedAt.remove(partition);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The partition whose turn it is. It may have the next one as well, until it is removed. */
    Optional<P> next() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        turns++;
        Waiting<P> next = turns % TURNS == 0 || byDeadline.isEmpty() ? byAge.first() : byDeadline.first();
        byAge.remove(next);
        byDeadline.remove(next);
        add(new Waiting<>(next.partition(), next.deletedAtMs(), turns, next.ticket()));
        servedAt.put(next.partition(), turns);
        return Optional.of(next.partition());
    }

    private void add(Waiting<P> added) {
        waiting.put(added.partition(), added);
        byAge.add(added);
        if (added.deletedAtMs() != NEVER) {
            byDeadline.add(added);
        }
    }
}
