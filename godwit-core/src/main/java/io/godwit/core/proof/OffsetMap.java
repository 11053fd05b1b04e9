package io.godwit.core.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The exact map from the source offsets to the target offsets of one partition, record by record, as runs of consecutive
 * offsets. A run breaks wherever either side has a hole that the other has not (a transaction marker, a compacted
 * record).
 *
 * <p>Invariant: runs are in ascending order on both sides and never overlap. 24 bytes a run; immutable.
 */
public final class OffsetMap {
    /** A map of an empty partition. */
    public static final OffsetMap EMPTY = new OffsetMap(new long[0], new long[0], new long[0]);

    private final long[] sourceBases;
    private final long[] targetBases;
    private final long[] lengths;

    private OffsetMap(long[] sourceBases, long[] targetBases, long[] lengths) {
        this.sourceBases = sourceBases;
        this.targetBases = targetBases;
        this.lengths = lengths;
    }

    /** One run: {@code length} records from {@code sourceBase} and {@code targetBase} on, without holes. */
    public record Run(long sourceBase, long targetBase, long length) {
        public Run {
            if (sourceBase < 0 || targetBase < 0 || length < 1) {
                throw new IllegalArgumentException("not a run: " + sourceBase + ", " + targetBase + ", " + length);
            }
        }
    }

    /** @throws IllegalArgumentException if the runs are not ascending on both sides */
    public static OffsetMap of(List<Run> runs) {
        Builder builder = new Builder();
        runs.forEach(builder::add);
        return builder.build();
    }

    /** The runs in ascending order. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>(lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            runs.add(new Run(sourceBases[i], targetBases[i], lengths[i]));
        }
        return runs;
    }

    /** How many records are mapped. */
    public long records() {
        return Arrays.stream(lengths).sum();
    }

    /** Whether every record has the same offset on both sides. */
    public boolean isIdentical() {
        return Arrays.equals(sourceBases, targetBases);
    }

    /**
     * Where a reader that would next read {@code sourceOffset} on the source must go on reading on the target, so that it
     * neither misses nor repeats a record: the target offset of the first mapped record at or after {@code sourceOffset},
     * or {@code targetEnd} when no mapped record follows.
     *
     * @param targetEnd the target offset after the last mapped record and whatever follows it
     */
    public long translate(long sourceOffset, long targetEnd) {
        int index = Arrays.binarySearch(sourceBases, sourceOffset);
        if (index >= 0) {
            return targetBases[index];
        }
        int next = -index - 1;
        if (next > 0 && sourceOffset < sourceBases[next - 1] + lengths[next - 1]) {
            return targetBases[next - 1] + (sourceOffset - sourceBases[next - 1]);
        }
        return next < sourceBases.length ? targetBases[next] : targetEnd;
    }

    /** The same pairs of records, from the target's offsets to the source's: for the way back. */
    public OffsetMap inverse() {
        return new OffsetMap(targetBases, sourceBases, lengths);
    }

    /** Collects runs, joining those that continue each other. Not thread-safe. */
    public static final class Builder {
        private long[] sourceBases = new long[16];
        private long[] targetBases = new long[16];
        private long[] lengths = new long[16];
        private int size;

        /** Adds one pair of equal records. */
        public Builder add(long sourceOffset, long targetOffset) {
            return add(new Run(sourceOffset, targetOffset, 1));
        }

        /** Adds a run after those already added. */
        public Builder add(Run run) {
            int last = size - 1;
            if (size > 0) {
                long sourceEnd = sourceBases[last] + lengths[last];
                long targetEnd = targetBases[last] + lengths[last];
                if (run.sourceBase() < sourceEnd || run.targetBase() < targetEnd) {
                    throw new IllegalArgumentException(
                            run + " does not follow source " + sourceEnd + ", target " + targetEnd);
                }
                if (run.sourceBase() == sourceEnd && run.targetBase() == targetEnd) {
                    lengths[last] += run.length();
                    return this;
                }
            }
            if (size == lengths.length) {
                sourceBases = Arrays.copyOf(sourceBases, size * 2);
                targetBases = Arrays.copyOf(targetBases, size * 2);
                lengths = Arrays.copyOf(lengths, size * 2);
            }
            sourceBases[size] = run.sourceBase();
            targetBases[size] = run.targetBase();
            lengths[size] = run.length();
            size++;
            return this;
        }

        /** The number of runs collected so far. */
        public int size() {
            return size;
        }

        public OffsetMap build() {
            return new OffsetMap(
                    Arrays.copyOf(sourceBases, size), Arrays.copyOf(targetBases, size), Arrays.copyOf(lengths, size));
        }
    }
}
