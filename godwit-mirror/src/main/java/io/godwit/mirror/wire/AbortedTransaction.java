package io.godwit.mirror.wire;

/** Records of this producer from this offset up to its next abort marker are void. */
public record AbortedTransaction(long producerId, long firstOffset) {}
