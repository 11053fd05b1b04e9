package io.godwit.core.proof;

/** The traces of the last matched records, to tell a record that comes again from one that never was. */
final class RecentRecords {
    private final long[] traces;
    private long count;

    RecentRecords(int capacity) {
        traces = new long[Integer.highestOneBit(Math.max(2, capacity))];
    }

    void add(long trace) {
        traces[(int) (count++ & (traces.length - 1))] = trace;
    }

    /** Scans all of them: a record is looked up only where source and target differ. */
    boolean contains(long trace) {
        int filled = (int) Math.min(count, traces.length);
        for (int i = 0; i < filled; i++) {
            if (traces[i] == trace) {
                return true;
            }
        }
        return false;
    }
}
