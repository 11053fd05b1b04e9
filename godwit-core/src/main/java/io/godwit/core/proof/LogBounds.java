package io.godwit.core.proof;

/**
 * What can be read of one partition at one moment.
 *
 * @param start the first offset
 * @param end the offset after the last committed record: below the first open transaction
 */
public record LogBounds(long start, long end) {}
