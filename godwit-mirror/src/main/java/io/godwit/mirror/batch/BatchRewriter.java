package io.godwit.mirror.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Rebuilds a batch that can't be passed through: one with holes, of an old version, with append time, above the target's
 * limit, or of which only a part is wanted. Not thread-safe: one for each thread.
 */
public final class BatchRewriter {
    private final RecordCodec codec = new RecordCodec();

    /**
     * The kept records in order, in as few pieces as the rules allow; none if nothing is kept.
     *
     * @throws CorruptBatchException if the batch can't be read as what it says it is
     * @throws IllegalArgumentException for a control batch, whose records must never be copied
     */
    public List<Rewritten> rewrite(RecordBatch batch, RewriteRules rules) {
        if (batch.isControl()) {
            throw new IllegalArgumentException("the batch at offset " + batch.baseOffset() + " is a control batch");
        }
        RecordCursor records = codec.open(batch);
        Pieces pieces = new Pieces(builder(batch, records, rules), rules.splitAtHoles());
        while (records.next()) {
            if (rules.keep().test(records.offset())) {
                pieces.add(records);
            }
        }
        return pieces.finish();
    }

    private BatchBuilder builder(RecordBatch batch, RecordCursor records, RewriteRules rules) {
        int compressionId = rules.compressionId().orElse(batch.compressionId());
        // The same codec will do about as well again; another one is a guess.
        double ratio = compressionId == batch.compressionId()
                ? (double) batch.sizeInBytes() / Math.max(1, records.sizeInBytes())
                : 1;
        return new BatchBuilder(compressionId, rules.maxBatchBytes(), codec, Math.min(1, ratio));
    }

    private static final class Pieces {
        private final BatchBuilder builder;
        private final boolean splitAtHoles;
        private final List<Rewritten> finished = new ArrayList<>();
        private long nextOffset;

        Pieces(BatchBuilder builder, boolean splitAtHoles) {
            this.builder = builder;
            this.splitAtHoles = splitAtHoles;
        }

        void add(RecordCursor record) {
            if (splitAtHoles && record.offset() != nextOffset) {
                buildAll();
            }
            while (!builder.tryAppend(record.offset(), record.timestampMs(), record.content())) {
                finished.add(builder.build());
            }
            nextOffset = record.offset() + 1;
        }

        List<Rewritten> finish() {
            buildAll();
            return List.copyOf(finished);
        }

        private void buildAll() {
            while (!builder.isEmpty()) {
                finished.add(builder.build());
            }
        }
    }
}
