package io.godwit.core.assess.log;

import java.time.Instant;

/**
 * A question to a log: which is the first offset with a timestamp at or after this moment?
 *
 * @param index the partition, by its place in the list that the search was given
 * @param boundary the hour that begins at the moment
 */
public record LookUp(int index, LogPartition partition, int boundary, Instant at) {}
