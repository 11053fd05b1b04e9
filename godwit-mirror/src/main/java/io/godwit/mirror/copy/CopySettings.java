package io.godwit.mirror.copy;

import java.time.Duration;

/**
 * How much is under way at once, and how batches are cut.
 *
 * @param maxInFlightBytes memory for batches on their way, for the whole process
 * @param fetchBytes the most that one fetch asks of one broker
 * @param partitionFetchBytes the most that one fetch asks of one partition
 * @param partitionBufferBytes a partition with more than this on its way is not fetched, so that it cannot take all memory
 * @param mergeBelowBytes batches smaller than this are merged with their neighbours
 * @param mergeToBytes how large a merged batch becomes at most
 * @param appendBytes the most that one request to the target carries, but for a single larger batch
 * @param connectionsPerBroker to the target: a broker handles one request at a time for each
 * @param idleWait how long the source may hold a fetch while nothing new comes
 * @param produceLatencyLimit a broker of the target that needs longer for an append is given less
 */
public record CopySettings(
        long maxInFlightBytes,
        int fetchBytes,
        int partitionFetchBytes,
        int partitionBufferBytes,
        int mergeBelowBytes,
        int mergeToBytes,
        int appendBytes,
        int connectionsPerBroker,
        Duration idleWait,
        Duration produceLatencyLimit) {
    private static final int MIB = 1 << 20;

    public static CopySettings standard() {
        return new CopySettings(
                64L * MIB,
                8 * MIB,
                MIB,
                4 * MIB,
                16 << 10,
                256 << 10,
                4 * MIB,
                2,
                Duration.ofMillis(500),
                Duration.ofMillis(500));
    }

    public CopySettings withMaxInFlightBytes(long bytes) {
        return new CopySettings(
                bytes,
                (int) Math.min(fetchBytes, Math.max(MIB / 4, bytes / 4)),
                (int) Math.min(partitionFetchBytes, Math.max(MIB / 4, bytes / 8)),
                (int) Math.min(partitionBufferBytes, Math.max(MIB / 4, bytes / 4)),
                mergeBelowBytes,
                mergeToBytes,
                appendBytes,
                connectionsPerBroker,
                idleWait,
                produceLatencyLimit);
    }

    public CopySettings withProduceLatencyLimit(Duration limit) {
        return new CopySettings(
                maxInFlightBytes,
                fetchBytes,
                partitionFetchBytes,
                partitionBufferBytes,
                mergeBelowBytes,
                mergeToBytes,
                appendBytes,
                connectionsPerBroker,
                idleWait,
                limit);
    }
}
