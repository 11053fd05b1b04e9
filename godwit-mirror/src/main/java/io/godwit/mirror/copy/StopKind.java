package io.godwit.mirror.copy;

/** Why a partition is not copied until somebody acts. */
public enum StopKind {
    /** The source deleted records before they were copied. */
    SOURCE_EXPIRED,
    /** The source's log ends before the position, or the topic was made anew. */
    SOURCE_WENT_BACK,
    /** A batch of the source does not match its checksum, or cannot be read. */
    SOURCE_CORRUPT,
    /** Somebody else wrote to the target's partition. */
    FOREIGN_WRITE,
    /** The target's partition holds other records than the source at the same offsets. */
    TARGET_NOT_EMPTY,
    /** A record is larger than the target's topic allows. */
    RECORD_TOO_LARGE,
    /** The target refuses the record for what it is, such as a null key in a compacted topic or its timestamp. */
    RECORD_REFUSED,
    /** The credentials on the target do not suffice. */
    NOT_AUTHORIZED
}
