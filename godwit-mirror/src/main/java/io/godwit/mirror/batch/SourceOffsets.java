package io.godwit.mirror.batch;

import java.util.ArrayList;
import java.util.List;

/** Which offsets of the source a batch's records had, as runs without holes, in order. */
public record SourceOffsets(List<Run> runs) {
    public SourceOffsets {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one record");
        }
    }

    /** {@code count} records from the offset {@code first} on. */
    public record Run(long first, int count) {
        public long last() {
            return first + count - 1;
        }
    }

    static SourceOffsets of(long first, int count) {
        return new SourceOffsets(List.of(new Run(first, count)));
    }

    static SourceOffsets of(long[] offsets, int from, int to) {
        List<Run> runs = new ArrayList<>();
        int start = from;
        for (int next = from + 1; next <= to; next++) {
            if (next == to || offsets[next] != offsets[next - 1] + 1) {
                runs.add(new Run(offsets[start], next - start));
                start = next;
            }
        }
        return new SourceOffsets(runs);
    }

    public long first() {
        return runs.get(0).first();
    }

    public long last() {
        return runs.get(runs.size() - 1).last();
    }
}
