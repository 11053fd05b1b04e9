package io.godwit.lab.workload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ledger of orders while the program runs: the sending thread takes ids, the producer's thread confirms them. */
final class OrderAccount {
    /** Ids are reserved in the state file before they are used, so that a killed program uses none twice. */
    private static final long BLOCK = 10_000;

    private final OrderLedger before;
    private final SortedMap<String, OrdersSeen.Day> days;
    private final BitSet confirmed;
    private final BitSet inDoubt;
    private long next;
    private long reserved;
    private long prices;
    private long bad;
    private long bytes;
    private int schemaVersion;

    OrderAccount(OrderLedger before) {
        this.before = before;
        this.days = new TreeMap<>(before.days());
        this.confirmed = bits(before.ids());
        this.inDoubt = bits(before.inDoubt());
        this.next = before.reserved();
        this.reserved = before.reserved() + BLOCK;
        this.prices = before.prices();
        this.bad = before.bad();
        this.bytes = before.bytes();
        this.schemaVersion = before.schemaVersion();
        if (!before.clean()) {
            doubtWhatWasUsed();
        }
    }

    private void doubtWhatWasUsed() {
        BitSet unknown = new BitSet();
        unknown.set(1, Math.toIntExact(before.reserved()));
        unknown.andNot(confirmed);
        inDoubt.or(unknown);
    }

    /** Empty (0) until the state file says that more are reserved. */
    synchronized long take() {
        return next < reserved ? next++ : 0;
    }

    synchronized void confirm(long id, String day, long cents, int valueBytes, int version) {
        confirmed.set(Math.toIntExact(id));
        inDoubt.clear(Math.toIntExact(id));
        days.merge(day, new OrdersSeen.Day(1, 1, cents), OrderAccount::sum);
        bytes += valueBytes;
        schemaVersion = version;
    }

    synchronized void doubt(long id) {
        inDoubt.set(Math.toIntExact(id));
    }

    synchronized void confirmPrice(int valueBytes) {
        prices++;
        bytes += valueBytes;
    }

    synchronized void confirmBad(int valueBytes) {
        bad++;
        bytes += valueBytes;
    }

    /** What has to be in the state file before {@link #take} gives more. */
    synchronized OrderLedger save(boolean clean) {
        reserved = clean ? next : next + BLOCK;
        return new OrderLedger(
                before.openedAtMs(),
                reserved,
                clean,
                days,
                ranges(confirmed),
                ranges(inDoubt),
                prices,
                bad,
                bytes,
                schemaVersion);
    }

    private static OrdersSeen.Day sum(OrdersSeen.Day one, OrdersSeen.Day other) {
        return new OrdersSeen.Day(
                one.orders() + other.orders(), one.distinct() + other.distinct(), one.cents() + other.cents());
    }

    private static BitSet bits(List<NumberRange> ranges) {
        BitSet bits = new BitSet();
        ranges.forEach(range -> bits.set(Math.toIntExact(range.first()), Math.toIntExact(range.last() + 1)));
        return bits;
    }

    static List<NumberRange> ranges(BitSet bits) {
        List<NumberRange> ranges = new ArrayList<>();
        for (int first = bits.nextSetBit(0); first >= 0; ) {
            int end = bits.nextClearBit(first);
            ranges.add(new NumberRange(first, end - 1));
            first = bits.nextSetBit(end);
        }
        return ranges;
    }
}
