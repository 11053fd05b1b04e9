package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The orders that somebody has: the CRM's ledger, the database, or the daily report.
 *
 * @param days by date, such as {@code 2026-11-28}
 * @param ids in their order, without two ranges that touch
 * @param lateness by when orders were placed; empty where nobody measured it
 */
public record OrdersSeen(SortedMap<String, Day> days, List<NumberRange> ids, List<Lateness> lateness) {
    /**
     * @param orders how many, each as often as it is there
     * @param distinct how many different ids
     * @param cents sum of the amounts
     */
    public record Day(long orders, long distinct, long cents) {}

    /**
     * From the moment that an order was placed to the one when it could be read, in milliseconds.
     *
     * @param part 0 for orders before the first moment that was asked for, and so on
     */
    public record Lateness(int part, long orders, long medianMs, long ninetyNinthMs, long longestMs) {}

    public OrdersSeen {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        ids = List.copyOf(ids);
        lateness = List.copyOf(lateness);
    }

    /** Lines of words that are divided by tabs, the first of which is {@code day}, {@code run} or {@code lateness}. */
    public static OrdersSeen read(List<String> lines) {
        SortedMap<String, Day> days = new TreeMap<>();
        List<NumberRange> ids = new ArrayList<>();
        List<Lateness> lateness = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case "day" -> days.put(words[1], new Day(number(words, 2), number(words, 3), number(words, 4)));
                case "run" -> ids.add(new NumberRange(number(words, 1), number(words, 2)));
                case "lateness" ->
                    lateness.add(new Lateness(
                            (int) number(words, 1),
                            number(words, 2),
                            number(words, 3),
                            number(words, 4),
                            number(words, 5)));
                default -> throw new LabException("not a line of a report on orders: " + line);
            }
        }
        return new OrdersSeen(days, ids, lateness);
    }

    private static long number(String[] words, int index) {
        try {
            return Long.parseLong(words[index]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new LabException("no number in column " + index + " of " + String.join(" ", words), e);
        }
    }

    /** Each as often as it is there. */
    public long orders() {
        return days.values().stream().mapToLong(Day::orders).sum();
    }

    public long distinct() {
        return ids.stream().mapToLong(NumberRange::size).sum();
    }

    public long cents() {
        return days.values().stream().mapToLong(Day::cents).sum();
    }
}
