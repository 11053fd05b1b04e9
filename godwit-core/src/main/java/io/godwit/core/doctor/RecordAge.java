package io.godwit.core.doctor;

import java.time.Instant;
import java.util.Optional;

/**
 * How old the records of a topic are by their timestamps.
 *
 * @param oldest of the first records of its partitions; empty where there are none
 * @param farthestAhead the first record found whose timestamp lies ahead of now by more than the target accepts
 */
public record RecordAge(Optional<Instant> oldest, Optional<Instant> farthestAhead) {}
