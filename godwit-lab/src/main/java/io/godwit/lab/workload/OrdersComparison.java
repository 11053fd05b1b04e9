package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * What somebody has against the ledger, to the record and to the cent.
 *
 * @param missing orders that were confirmed and are not there
 * @param twice orders that are there more than once
 * @param unknown orders that are there and were neither confirmed nor in doubt
 * @param differences each in words, the first ones
 */
public record OrdersComparison(long missing, long twice, long unknown, List<String> differences) {
    private static final int SHOWN = 10;

    public OrdersComparison {
        differences = List.copyOf(differences);
    }

    /** Days are compared only if nothing is in doubt: an order in doubt may be there or not. */
    public static OrdersComparison of(OrderLedger ledger, OrdersSeen seen) {
        BitSet confirmed = bits(ledger.ids());
        BitSet there = bits(seen.ids());
        BitSet missing = (BitSet) confirmed.clone();
        missing.andNot(there);
        BitSet unknown = (BitSet) there.clone();
        unknown.andNot(confirmed);
        unknown.andNot(bits(ledger.inDoubt()));
        List<String> differences = new ArrayList<>();
        missing.stream().limit(SHOWN).forEach(id -> differences.add("order " + id + " is missing"));
        unknown.stream().limit(SHOWN).forEach(id -> differences.add("order " + id + " was never confirmed"));
        if (ledger.inDoubt().isEmpty()) {
            compareDays(ledger.seen(), seen, differences);
        }
        long twice = seen.days().values().stream()
                .mapToLong(day -> day.orders() - day.distinct())
                .sum();
        // The same order under two days is in no day's count of its own.
        twice = Math.max(twice, seen.orders() - seen.distinct());
        return new OrdersComparison(missing.cardinality(), twice, unknown.cardinality(), differences);
    }

    private static void compareDays(OrdersSeen ledger, OrdersSeen seen, List<String> differences) {
        TreeSet<String> days = new TreeSet<>(ledger.days().keySet());
        days.addAll(seen.days().keySet());
        OrdersSeen.Day none = new OrdersSeen.Day(0, 0, 0);
        for (String day : days) {
            OrdersSeen.Day expected = ledger.days().getOrDefault(day, none);
            OrdersSeen.Day found = seen.days().getOrDefault(day, none);
            if (!expected.equals(found)) {
                differences.add(day + ": " + found.orders() + " orders of " + found.cents() + " cents instead of "
                        + expected.orders() + " of " + expected.cents());
            }
        }
    }

    public boolean isEqual() {
        return missing == 0 && twice == 0 && unknown == 0 && differences.isEmpty();
    }

    private static BitSet bits(List<NumberRange> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set(Math.toIntExact(range.first()), Math.toIntExact(range.last() + 1)));
        return bits;
    }
}
