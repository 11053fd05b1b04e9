package io.godwit.core.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * When one partition's end passed which offset, so that a position can be told in time: the record at the position arrived
 * when the end went beyond it. Remembers only what is not copied yet; when that becomes much, with less resolution, which
 * makes the age look at most a little higher. Mutable, for one thread.
 */
public final class EndHistory {
    private static final int MOST_STEPS = 128;

    private final Deque<Step> steps = new ArrayDeque<>();
    private boolean begun;
    private long lastDroppedEnd = -1;

    /** At that time the end was seen to be at that offset; what arrived before the first look arrived at a time unknown. */
    private record Step(Instant at, long end, boolean first) {}

    /** Notes where the end is now. */
    public void saw(Instant at, long end) {
        if (!begun || (steps.isEmpty() ? lastDroppedEnd : steps.getLast().end()) < end) {
            steps.addLast(new Step(at, end, !begun));
            begun = true;
        }
        if (steps.size() > MOST_STEPS) {
            thin();
        }
    }

    /**
     * For how long the record at this position waits: zero when there is none; empty when it was there before the first
     * look.
     */
    public Optional<Duration> waiting(Instant now, long position) {
        while (!steps.isEmpty() && steps.getFirst().end() <= position) {
            lastDroppedEnd = steps.removeFirst().end();
        }
        if (steps.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        Step oldest = steps.getFirst();
        return oldest.first() ? Optional.empty() : Optional.of(Duration.between(oldest.at(), now));
    }

    /** Joins neighbours: the earlier time, the later end. */
    private void thin() {
        List<Step> all = new ArrayList<>(steps);
        steps.clear();
        steps.addLast(all.get(0));
        for (int i = 1; i < all.size(); i += 2) {
            Step earlier = all.get(i);
            Step later = i + 1 < all.size() ? all.get(i + 1) : earlier;
            steps.addLast(new Step(earlier.at(), later.end(), false));
        }
    }
}
