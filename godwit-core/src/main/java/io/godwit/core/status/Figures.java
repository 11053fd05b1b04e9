package io.godwit.core.status;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a topic, or all of them, came. What is absent is unknown, which is not the same as 0.
 *
 * @param percent of the offsets that the source holds now, 0 to 100
 * @param recordsCopied records copied by all runs of the mirror together
 * @param bytesCopied bytes of keys, values and headers, uncompressed, copied by all runs of the mirror together
 * @param copyRecordsPerSecond smoothed
 * @param copyBytesPerSecond smoothed
 * @param sourceRecordsPerSecond how fast the source grows, smoothed
 * @param sourceBytesPerSecond the same in bytes, by the mean size of the copied records
 * @param lagRecords offsets that are not copied yet; more than the records where compaction or transactions left holes
 * @param lagSeconds age of the oldest record that is not copied yet
 * @param lagBytes by the mean size of the copied records
 * @param etaSeconds until all is copied
 * @param eta the same in words, or why it cannot be told
 */
public record Figures(
        OptionalDouble percent,
        OptionalLong recordsCopied,
        OptionalLong bytesCopied,
        OptionalDouble copyRecordsPerSecond,
        OptionalDouble copyBytesPerSecond,
        OptionalDouble sourceRecordsPerSecond,
        OptionalDouble sourceBytesPerSecond,
        OptionalLong lagRecords,
        OptionalDouble lagSeconds,
        OptionalLong lagBytes,
        OptionalLong etaSeconds,
        Optional<String> eta) {
    public static final Figures UNKNOWN = new Figures(
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());
}
