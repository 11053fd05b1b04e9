package io.godwit.mirror.batch;

/** Sees the records of a batch in the order of their offsets. */
@FunctionalInterface
public interface RecordVisitor {
    /**
     * @param offset the source's
     * @param timestampMs what a consumer sees: the append time if the batch has one, -1 if there is none
     * @param content a view that the next record overwrites
     */
    void record(long offset, long timestampMs, RecordContent content);
}
