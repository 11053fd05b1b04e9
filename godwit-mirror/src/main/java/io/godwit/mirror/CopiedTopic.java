package io.godwit.mirror;

/**
 * A topic to copy.
 *
 * @param partitions how many both sides have
 * @param maxBatchBytes {@code max.message.bytes} on the target: the largest batch that it takes
 */
public record CopiedTopic(String name, int partitions, int maxBatchBytes) {}
