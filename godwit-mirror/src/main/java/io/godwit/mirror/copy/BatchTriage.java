package io.godwit.mirror.copy;

import io.godwit.mirror.batch.BatchMerger;
import io.godwit.mirror.batch.BatchRewriter;
import io.godwit.mirror.batch.CorruptBatchException;
import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.batch.RewriteRules;
import io.godwit.mirror.batch.Rewritten;
import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.wire.AbortedTransaction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Sorts what a fetch brought into pieces: what passes as it is, what is merged, what is built anew, and what is a gap. For
 * one thread.
 *
 * <p>Invariant: the pieces of a fetch cover every offset from the position to the end of its last whole batch, in order.
 */
final class BatchTriage {
    private final MemoryBudget budget;
    private final int mergeBelowBytes;
    private final int mergeToBytes;
    private final Map<Integer, BatchMerger> mergers = new HashMap<>();
    private final BatchRewriter rewriter = new BatchRewriter();

    /**
     * @param mergeBelowBytes batches smaller than this are merged with their neighbours
     * @param mergeToBytes how large a merged batch becomes at most
     */
    BatchTriage(MemoryBudget budget, int mergeBelowBytes, int mergeToBytes) {
        this.budget = budget;
        this.mergeBelowBytes = mergeBelowBytes;
        this.mergeToBytes = mergeToBytes;
    }

    /**
     * @param position the first offset that is wanted
     * @param maxBatchBytes the largest batch that the target's topic takes
     * @param response the memory of the payload
     */
    record Fetched(
            ByteBuffer records, long position, List<AbortedTransaction> aborted, int maxBatchBytes, Lease response) {}

    /** The pieces, each with a lease of its own, and where the next fetch begins. */
    record Sorted(List<Piece> pieces, long nextPosition) {}

    /** @throws CorruptBatchException if a batch does not match its checksum or cannot be read; no lease is kept then */
    Sorted sort(Fetched fetched) {
        Draft draft = new Draft(fetched);
        try {
            for (RecordBatch batch : RecordBatch.split(fetched.records())) {
                draft.add(batch);
            }
            draft.flush();
        } catch (CorruptBatchException e) {
            draft.pieces.forEach(piece -> piece.lease().release());
            throw e;
        }
        return new Sorted(draft.pieces, draft.next);
    }

    private final class Draft {
        private final Fetched fetched;
        private final AbortedTransactions aborted;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<RecordBatch> small = new ArrayList<>();
        private long gapFrom = -1;
        private long next;

        Draft(Fetched fetched) {
            this.fetched = fetched;
            this.aborted = new AbortedTransactions(fetched.aborted());
            this.next = fetched.position();
        }

        void add(RecordBatch batch) {
            boolean isAborted = aborted.contains(batch);
            if (batch.lastOffset() < next) {
                return;
            }
            if (!batch.hasValidChecksum()) {
                throw new CorruptBatchException("its checksum does not match", batch.baseOffset());
            }
            if (batch.isControl() || isAborted) {
                gapTo(batch.lastOffset());
            } else if (passes(batch)) {
                gapTo(batch.baseOffset() - 1);
                pass(batch);
            } else {
                rewrite(batch);
                gapTo(batch.lastOffset());
            }
        }

        private boolean passes(RecordBatch batch) {
            return batch.canPassThrough()
                    && batch.baseOffset() >= next
                    && batch.sizeInBytes() <= fetched.maxBatchBytes();
        }

        private void pass(RecordBatch batch) {
            endGap();
            if (BatchMerger.isSmall(batch, mergeBelowBytes)) {
                small.add(batch);
            } else {
                flushSmall();
                pieces.add(passed(batch));
            }
            next = batch.lastOffset() + 1;
        }

        private Data passed(RecordBatch batch) {
            return new Data(
                    batch,
                    batch.baseOffset(),
                    batch.lastOffset(),
                    CopyPath.PASSED,
                    fetched.response().retain());
        }

        private void flushSmall() {
            if (small.size() == 1) {
                pieces.add(passed(small.get(0)));
            } else if (!small.isEmpty()) {
                for (Rewritten merged : merger().merge(small)) {
                    boolean isUnchanged = small.stream().anyMatch(batch -> batch == merged.batch());
                    pieces.add(isUnchanged ? passed(merged.batch()) : built(merged, CopyPath.MERGED));
                }
            }
            small.clear();
        }

        private BatchMerger merger() {
            return mergers.computeIfAbsent(
                    fetched.maxBatchBytes(), max -> new BatchMerger(Math.min(mergeToBytes, max), max));
        }

        private void rewrite(RecordBatch batch) {
            long from = next;
            RewriteRules rules =
                    new RewriteRules(fetched.maxBatchBytes(), OptionalInt.empty(), offset -> offset >= from, true);
            for (Rewritten piece : rewriter.rewrite(batch, rules)) {
                gapTo(piece.firstSourceOffset() - 1);
                endGap();
                flushSmall();
                pieces.add(built(piece, CopyPath.REBUILT));
                next = piece.lastSourceOffset() + 1;
            }
        }

        private Data built(Rewritten piece, CopyPath path) {
            int bytes = piece.batch().sizeInBytes();
            budget.add(bytes);
            return new Data(
                    piece.batch(), piece.firstSourceOffset(), piece.lastSourceOffset(), path, new Lease(budget, bytes));
        }

        /** Everything from the position up to here is a gap. */
        private void gapTo(long last) {
            if (last >= next) {
                if (gapFrom < 0) {
                    flushSmall();
                    gapFrom = next;
                }
                next = last + 1;
            }
        }

        private void endGap() {
            if (gapFrom >= 0) {
                pieces.add(new Gap(gapFrom, next - 1, GapKind.HOLE));
                gapFrom = -1;
            }
        }

        void flush() {
            endGap();
            flushSmall();
        }
    }
}
