package io.godwit.core.reverse;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the cutover of one wave wants of the mirror.
 *
 * @param number counts the orders of the wave from 1, so that a report tells which order it answers
 * @param topics the wave's
 */
public record CopyOrder(long number, Instant at, CopyDirection direction, SortedSet<String> topics) {
    public CopyOrder {
        Objects.requireNonNull(at);
        Objects.requireNonNull(direction);
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }
}
