package io.godwit.mirror.wire;

/** An offset, or -1 and an error. */
public record OffsetResult(WireError error, long offset, String message) {}
