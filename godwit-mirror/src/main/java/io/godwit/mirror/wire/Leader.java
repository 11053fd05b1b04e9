package io.godwit.mirror.wire;

/** Who leads a partition; the epoch is -1 if the cluster tells none. */
public record Leader(int brokerId, int epoch) {}
