package io.godwit.mirror.wire;

import java.time.Duration;

/**
 * How much one fetch may bring, and how long the broker may wait for it.
 *
 * @param maxWait how long the broker holds the request while there is less than {@code minBytes}
 * @param minBytes 0 answers at once
 * @param maxBytes of the whole response; exceeded only by a first batch that is larger
 * @param maxPartitionBytes of one partition; best left the same, since a change sends every partition anew
 */
public record FetchLimits(Duration maxWait, int minBytes, int maxBytes, int maxPartitionBytes) {
    public FetchLimits {
        if (maxWait.isNegative() || minBytes < 0 || maxBytes <= 0 || maxPartitionBytes <= 0) {
            throw new IllegalArgumentException("fetch limits out of range: maxWait " + maxWait + ", minBytes "
                    + minBytes + ", maxBytes " + maxBytes + ", maxPartitionBytes " + maxPartitionBytes);
        }
    }
}
