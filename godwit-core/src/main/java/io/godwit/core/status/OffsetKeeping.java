package io.godwit.core.status;

/** Whether records have the offsets on the target that they have on the source. */
public enum OffsetKeeping {
    IDENTICAL,
    /** They differ from some offset on; the proof yields the exact map. */
    MAPPED
}
