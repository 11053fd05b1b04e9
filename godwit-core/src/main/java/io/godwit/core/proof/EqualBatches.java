package io.godwit.core.proof;

/** Pairs whole batches that both sides hold alike, and counts what was proven that way. */
final class EqualBatches {
    private final RecordCursor source;
    private final RecordCursor target;
    private long batches;
    private long records;
    private long packedBytes;

    EqualBatches(RecordCursor source, RecordCursor target) {
        this.source = source;
        this.target = target;
    }

    /** Pairs the next batch of both sides; returns its records, 0 if they have to be compared one by one. */
    int pairNext(ComparedSoFar compared) {
        PackedBatch s = source.batch();
        PackedBatch t = s == null ? null : target.batch();
        if (s == null || t == null || !s.hasEqualRecords(t)) {
            return 0;
        }
        compared.pairs(s.firstOffset(), t.firstOffset(), s.records());
        batches++;
        records += s.records();
        packedBytes += s.packed().remaining();
        source.skipBatch();
        target.skipBatch();
        return s.records();
    }

    BatchShare share() {
        return new BatchShare(batches, records, packedBytes);
    }
}
