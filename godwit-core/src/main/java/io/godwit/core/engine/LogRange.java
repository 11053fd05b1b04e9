package io.godwit.core.engine;

/**
 * What a partition holds now.
 *
 * @param start the first offset
 * @param end the offset after the last committed record: open transactions are not counted
 */
public record LogRange(long start, long end) {}
