package io.godwit.mirror;

/**
 * A topic to copy.
 *
 * @param partitions how many both sides have
 * @param maxBatchBytes {@code max.message.bytes} on the target: the largest batch that it takes
 * @param takesPadding whether its logs may be filled up to where the source's begin: a compacted topic refuses records
 *     without a key, and to have its beginning deleted
 */
public record CopiedTopic(String name, int partitions, int maxBatchBytes, boolean takesPadding) {
    /** A topic that is not compacted. */
    public CopiedTopic(String name, int partitions, int maxBatchBytes) {
        this(name, partitions, maxBatchBytes, true);
    }
}
