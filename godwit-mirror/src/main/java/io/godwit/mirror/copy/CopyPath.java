package io.godwit.mirror.copy;

/** The way on which a batch came to the target. */
public enum CopyPath {
    /** As it was; only header fields that the target must own were changed. */
    PASSED,
    /** Several small batches of the source in one. */
    MERGED,
    /** Unpacked and packed again: holes, log append time, an old format, or a size over the target's limit. */
    REBUILT,
    /** Offsets without a record that any consumer sees: markers and padding. */
    PADDED
}
