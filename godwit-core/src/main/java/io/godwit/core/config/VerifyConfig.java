package io.godwit.core.config;

import java.time.Duration;

/**
 * How the proof is made.
 *
 * @param maxMemoryBytes for the records that are held at once, all partitions together
 * @param parallelism how many partitions are compared at once
 * @param maxAge a proof older than this no longer counts as fresh
 */
public record VerifyConfig(long maxMemoryBytes, int parallelism, Duration maxAge) {}
