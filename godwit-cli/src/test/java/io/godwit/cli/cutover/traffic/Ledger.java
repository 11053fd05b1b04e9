package io.godwit.cli.cutover.traffic;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The books of all lanes; a lane is a partition, and its records are numbered from 0. Each record is written and read at most
 * once and in order, or the books say so.
 */
final class Ledger {
    private final long[] next;
    private final BitSet[] acknowledged;
    private final BitSet[] received;
    private final long[] highest;
    private long doubled;
    private long outOfOrder;

    Ledger(int lanes) {
        next = new long[lanes];
        highest = new long[lanes];
        Arrays.fill(highest, -1);
        acknowledged = new BitSet[lanes];
        received = new BitSet[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            acknowledged[lane] = new BitSet();
            received[lane] = new BitSet();
        }
    }

    synchronized int number(int lane) {
        return Math.toIntExact(next[lane]++);
    }

    synchronized void acknowledge(int lane, int number) {
        acknowledged[lane].set(number);
    }

    synchronized void receive(int lane, int number) {
        if (received[lane].get(number)) {
            doubled++;
        } else if (number < highest[lane]) {
            outOfOrder++;
        }
        received[lane].set(number);
        highest[lane] = Math.max(highest[lane], number);
    }

    /** What was confirmed and not read; while both sides run, what is under way counts as lost. */
    synchronized long lost() {
        long lost = 0;
        for (int lane = 0; lane < next.length; lane++) {
            BitSet missing = (BitSet) acknowledged[lane].clone();
            missing.andNot(received[lane]);
            lost += missing.cardinality();
        }
        return lost;
    }

    synchronized long doubled() {
        return doubled;
    }

    synchronized long outOfOrder() {
        return outOfOrder;
    }

    synchronized long written() {
        return Arrays.stream(acknowledged).mapToLong(BitSet::cardinality).sum();
    }
}
