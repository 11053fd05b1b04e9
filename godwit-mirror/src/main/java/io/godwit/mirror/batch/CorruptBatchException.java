package io.godwit.mirror.batch;

/** Bytes that claim to be a record batch and can't be one. The copier turns it into an error with its partition. */
public final class CorruptBatchException extends RuntimeException {
    private final String reason;
    private final long baseOffset;

    public CorruptBatchException(String reason, long baseOffset) {
        super("the batch at offset " + baseOffset + " is corrupt: " + reason);
        this.reason = reason;
        this.baseOffset = baseOffset;
    }

    public CorruptBatchException(String reason, long baseOffset, Throwable cause) {
        this(reason, baseOffset);
        initCause(cause);
    }

    public String reason() {
        return reason;
    }

    /** As the batch's header says, which may be part of what is corrupt. */
    public long baseOffset() {
        return baseOffset;
    }
}
