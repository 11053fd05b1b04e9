package io.godwit.mirror.copy;

import java.util.function.IntSupplier;

/** Where the next append of a partition goes: the offset that it is expected to get, and its sequence. Owned by the target loop. */
final class TargetPosition {
    private int sequence;
    private long offset;
    private boolean isSequenceProven;

    void recovered(RecoveredLog log, IntSupplier freshSequence) {
        sequence = log.nextSequence(freshSequence);
        isSequenceProven = log.ours().isPresent() && log.ours().get().lastSequence() != Sequences.NONE;
        offset = log.logEnd();
    }

    int sequence() {
        return sequence;
    }

    long offset() {
        return offset;
    }

    /** Whether the broker is known to refuse a sequence that does not follow. */
    boolean isSequenceProven() {
        return isSequenceProven;
    }

    void sent(int records) {
        sequence = Sequences.after(sequence, records);
        offset += records;
    }

    /** A batch was appended, so the broker knows the producer and its sequence. */
    void sequenceProven() {
        isSequenceProven = true;
    }

    /** Had the broker forgotten the producer, it knows it now by markers alone, and refuses the next sequence. */
    void markersWritten(long count) {
        offset += count;
        isSequenceProven = false;
    }
}
