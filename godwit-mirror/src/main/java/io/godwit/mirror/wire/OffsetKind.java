package io.godwit.mirror.wire;

/** Which end of a log is asked for. */
public enum OffsetKind {
    /** The log's start. */
    EARLIEST,
    /** The last stable offset: no open transaction before it. */
    LATEST_COMMITTED,
    /** The end of what all in-sync replicas have. */
    HIGH_WATERMARK,
    /** The end of the leader's own log, replicated or not. */
    LOG_END
}
