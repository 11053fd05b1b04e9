package io.godwit.core.proof;

/** How source and target can differ without a fault: counted and shown, never an alarm. */
public enum ExplainedKind {
    /** Compaction removed it on one side: a later record with the same key was seen. */
    COMPACTED_AWAY("compacted away"),
    /** Compaction removed a tombstone whose {@code delete.retention.ms} was over. */
    TOMBSTONE_EXPIRED("tombstones expired"),
    /** Retention removed it on the source after it was copied. */
    EXPIRED_ON_SOURCE("expired on the source"),
    /** Retention removed it on the target: it is older than the target's {@code retention.ms}. */
    EXPIRED_ON_TARGET("expired on the target"),
    /** Equal but for the timestamp, which the target's {@code LogAppendTime} replaced. */
    RESTAMPED("stamped anew by the target");

    private final String words;

    ExplainedKind(String words) {
        this.words = words;
    }

    /** For texts. */
    public String words() {
        return words;
    }
}
