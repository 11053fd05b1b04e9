package io.godwit.core.model;

import java.util.List;

/**
 * One partition.
 *
 * @param leader broker id, -1 when it has none
 * @param replicas broker ids, the preferred leader first
 * @param inSync the in-sync replicas
 * @param startOffset the first offset that can be read, -1 where unknown
 * @param endOffset the offset after the last record (the high watermark), -1 where unknown
 * @param sizeBytes of the largest replica on disk, -1 where unknown
 */
public record PartitionInventory(
        int partition,
        int leader,
        List<Integer> replicas,
        List<Integer> inSync,
        long startOffset,
        long endOffset,
        long sizeBytes) {
    public PartitionInventory {
        replicas = List.copyOf(replicas);
        inSync = List.copyOf(inSync);
    }

    /** Offsets between start and end, 0 where unknown. */
    public long offsetCount() {
        return startOffset < 0 || endOffset < 0 ? 0 : endOffset - startOffset;
    }
}
