package io.godwit.lab.workload;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the program {@code orders} has written so far, over all its runs and clusters; its state file.
 *
 * @param openedAtMs when the first business day began
 * @param reserved ids below this one may have been used
 * @param clean the last run ended in order
 * @param days confirmed orders by business day
 * @param ids of confirmed orders
 * @param inDoubt ids of orders that were perhaps written: sent and not confirmed, or of a run that was killed
 * @param prices confirmed ones
 * @param bad confirmed orders that could not be read
 * @param bytes of all confirmed values
 * @param schemaVersion with which the last order was written
 */
public record OrderLedger(
        long openedAtMs,
        long reserved,
        boolean clean,
        SortedMap<String, OrdersSeen.Day> days,
        List<NumberRange> ids,
        List<NumberRange> inDoubt,
        long prices,
        long bad,
        long bytes,
        int schemaVersion) {
    public OrderLedger {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        ids = List.copyOf(ids);
        inDoubt = List.copyOf(inDoubt);
    }

    static OrderLedger opened(long nowMs) {
        return new OrderLedger(nowMs, 1, true, new TreeMap<>(), List.of(), List.of(), 0, 0, 0, 0);
    }

    public OrdersSeen seen() {
        return new OrdersSeen(days, ids, List.of());
    }

    /** How many orders. */
    public long acknowledged() {
        return ids.stream().mapToLong(NumberRange::size).sum();
    }
}
