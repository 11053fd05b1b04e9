package io.godwit.mirror.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes one batch of several small ones that follow each other: a produce request, an append and a compression for each
 * batch cost more than its few records. Only the deltas of a record change; the rest is copied as it is. Not thread-safe:
 * one for each thread.
 */
public final class BatchMerger {
    private final int targetBytes;
    private final int maxBatchBytes;
    private final RecordCodec codec = new RecordCodec();
    private final FramedRecords frames = new FramedRecords();

    /** Batches are merged while their sizes add up to the target at most; no result is above the maximum. */
    public BatchMerger(int targetBytes, int maxBatchBytes) {
        this.targetBytes = targetBytes;
        this.maxBatchBytes = maxBatchBytes;
    }

    /** Whether a batch can be merged and is worth it. */
    public static boolean isSmall(RecordBatch batch, int mergeBelowBytes) {
        return batch.sizeInBytes() < mergeBelowBytes && batch.canPassThrough();
    }

    /**
     * The same records in the same order in fewer batches. Batches merge if their offsets on the source follow each other
     * and they have the same codec; a batch that finds no partner comes back as it is.
     *
     * @throws IllegalArgumentException if a batch can't be passed through
     * @throws CorruptBatchException if a batch can't be read as what it says it is
     */
    public List<Rewritten> merge(List<RecordBatch> batches) {
        List<Rewritten> merged = new ArrayList<>();
        int start = 0;
        while (start < batches.size()) {
            int end = endOfGroup(batches, start);
            mergeGroup(batches.subList(start, end), merged);
            start = end;
        }
        return List.copyOf(merged);
    }

    private int endOfGroup(List<RecordBatch> batches, int start) {
        RecordBatch last = batches.get(start);
        long size = last.sizeInBytes();
        int end = start + 1;
        while (end < batches.size()) {
            RecordBatch next = batches.get(end);
            size += next.sizeInBytes();
            if (size > targetBytes || !follows(last, next)) {
                break;
            }
            last = next;
            end++;
        }
        return end;
    }

    private static boolean follows(RecordBatch batch, RecordBatch next) {
        return next.baseOffset() == batch.lastOffset() + 1 && next.compressionId() == batch.compressionId();
    }

    private void mergeGroup(List<RecordBatch> group, List<Rewritten> merged) {
        if (group.size() == 1) {
            merged.add(unchanged(group.get(0)));
            return;
        }
        RecordBatch batch = pack(group);
        if (batch.sizeInBytes() <= maxBatchBytes) {
            merged.add(new Rewritten(batch, SourceOffsets.of(batch.baseOffset(), batch.recordCount()), false));
            return;
        }
        // Larger deltas can cost more than the headers they replace, if there are very many tiny records.
        int half = group.size() / 2;
        mergeGroup(group.subList(0, half), merged);
        mergeGroup(group.subList(half, group.size()), merged);
    }

    private static Rewritten unchanged(RecordBatch batch) {
        requireMergeable(batch);
        return new Rewritten(batch, SourceOffsets.of(batch.baseOffset(), batch.recordCount()), false);
    }

    private RecordBatch pack(List<RecordBatch> group) {
        RecordBatch first = group.get(0);
        frames.clear();
        int count = 0;
        long maxTimestampMs = first.maxTimestampMs();
        for (RecordBatch batch : group) {
            requireMergeable(batch);
            append(batch, count, first.baseTimestampMs());
            count = Math.addExact(count, batch.recordCount());
            maxTimestampMs = Math.max(maxTimestampMs, batch.maxTimestampMs());
        }
        return codec.pack(
                frames,
                new DenseRecords(
                        first.baseOffset(), count, first.baseTimestampMs(), maxTimestampMs, first.compressionId()));
    }

    private void append(RecordBatch batch, int offsetShift, long baseTimestampMs) {
        RecordCursor records = codec.open(batch);
        RecordContent content = records.content();
        while (records.next()) {
            frames.add(
                    offsetShift + records.offsetDelta(),
                    records.timestampMs() - baseTimestampMs,
                    content.bytes,
                    content.from,
                    content.sizeInBytes());
        }
    }

    private static void requireMergeable(RecordBatch batch) {
        if (!batch.canPassThrough()) {
            throw new IllegalArgumentException("the batch at offset " + batch.baseOffset() + " must be rebuilt first");
        }
    }
}
