package io.godwit.core.assess.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds where in each log the hours begin, by as few look-ups as it takes. Spans of hours are halved until they are one hour long,
 * or hold so little that it does not matter where ({@link SearchDepth}): a log that is short, idle or small needs a few look-ups,
 * a busy one needs one for each hour. All logs are divided side by side, so whenever the search is stopped, every log is known
 * about equally well.
 *
 * <p>Not for use by several threads. It asks nobody: who drives it carries the questions to the brokers.
 *
 * <p>Invariant: for every partition the known offsets do not fall from one boundary to the next, because "the first offset with a
 * timestamp at or after T" cannot fall when T grows, whatever the order of the timestamps.
 */
public final class LogSearch {
    private static final long OPEN = -1;

    private final TimeGrid grid;
    private final List<LogPartition> partitions;
    private final SearchDepth depth;
    private final SpanQueue spans = new SpanQueue();
    /** Offsets by partition and boundary. The last one is the log's end. */
    private final long[][] offsets;

    private final BitSet failed = new BitSet();
    private final BitSet inBatch = new BitSet();
    private int pending;
    private long lookUps;
    private boolean stopped;

    public LogSearch(TimeGrid grid, List<LogPartition> partitions) {
        this.grid = grid;
        this.partitions =
                partitions.stream().filter(partition -> partition.offsets() > 0).toList();
        this.depth = SearchDepth.of(this.partitions, grid.hours());
        this.offsets = new long[this.partitions.size()][];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = new long[grid.hours() + 2];
            Arrays.fill(offsets[i], OPEN);
            offsets[i][grid.hours() + 1] = this.partitions.get(i).endOffset();
            spans.add(i, 0, grid.hours() + 1);
        }
    }

    /** The next questions, at most one a partition; empty when nothing can be asked before more answers are there. */
    public List<LookUp> next(int most) {
        List<LookUp> batch = new ArrayList<>();
        inBatch.clear();
        for (int left = spans.size(); left > 0 && batch.size() < most; left--) {
            long span = spans.remove();
            int partition = SpanQueue.partition(span);
            int low = SpanQueue.low(span);
            int high = SpanQueue.high(span);
            if (inBatch.get(partition)) {
                spans.add(partition, low, high);
            } else {
                inBatch.set(partition);
                int boundary = offsets[partition][low] == OPEN ? low : divide(low, high);
                batch.add(new LookUp(partition, partitions.get(partition), boundary, grid.boundary(boundary)));
            }
        }
        pending += batch.size();
        lookUps += batch.size();
        return batch;
    }

    /** The future is split off first: it is nearly always empty. */
    private int divide(int low, int high) {
        return high > grid.hours() ? grid.hours() : (low + high) >>> 1;
    }

    /**
     * Takes an answer.
     *
     * @param offset the first offset at or after the moment; below 0 if there is none
     */
    public void found(LookUp lookUp, long offset) {
        pending--;
        long[] known = offsets[lookUp.index()];
        int boundary = lookUp.boundary();
        int low = boundary == 0 ? 0 : before(known, boundary);
        int high = after(known, boundary);
        long least = boundary == 0 ? lookUp.partition().startOffset() : known[low];
        known[boundary] = offset < 0 ? known[high] : Math.max(least, Math.min(offset, known[high]));
        if (!stopped) {
            if (boundary > 0) {
                push(lookUp.index(), low, boundary);
            }
            push(lookUp.index(), boundary, high);
        }
    }

    private void push(int partition, int low, int high) {
        long[] known = offsets[partition];
        boolean future = high > grid.hours() && known[low] < known[high] && low < grid.hours();
        double weight = (known[high] - known[low]) * weightOfOffset(partition);
        if (future || (low < grid.hours() && depth.isDivided(partition, high - low, weight))) {
            spans.add(partition, low, high);
        }
    }

    private double weightOfOffset(int index) {
        LogPartition partition = partitions.get(index);
        return SearchDepth.weight(partition) / partition.offsets();
    }

    private static int before(long[] known, int boundary) {
        int index = boundary - 1;
        while (known[index] == OPEN) {
            index--;
        }
        return index;
    }

    private static int after(long[] known, int boundary) {
        int index = boundary + 1;
        while (known[index] == OPEN) {
            index++;
        }
        return index;
    }

    /** Takes it that nobody answers; the partition stays as well known as it is. */
    public void failed(LookUp lookUp) {
        pending--;
        failed.set(lookUp.index());
    }

    /** Asks no more; answers that are under way are still taken. */
    public void stop() {
        stopped = true;
        spans.clear();
    }

    public boolean isDone() {
        return spans.size() == 0 && pending == 0;
    }

    /** Questions so far. */
    public long lookUps() {
        return lookUps;
    }

    /** What is known now. */
    public LogHistory history() {
        return new HistoryBuilder(grid, partitions, offsets, depth).build(lookUps, failed);
    }
}
