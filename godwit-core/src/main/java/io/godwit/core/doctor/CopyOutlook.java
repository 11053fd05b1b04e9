package io.godwit.core.doctor;

import java.time.Duration;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured, or is configured, about the speed of the copy.
 *
 * @param copyBytesPerSecond how fast records can be copied, in bytes on the source's disk; empty where not measured
 * @param basis how that number came about, for the reader
 * @param producedBytesPerSecond how fast each topic grows on the source, in the same bytes; a topic that is missing was not
 *     measured
 * @param window over which the growth was measured
 */
public record CopyOutlook(
        OptionalDouble copyBytesPerSecond,
        String basis,
        SortedMap<String, Double> producedBytesPerSecond,
        Duration window) {
    public CopyOutlook {
        producedBytesPerSecond = Collections.unmodifiableSortedMap(new TreeMap<>(producedBytesPerSecond));
    }

    /** Nothing was measured. */
    public static CopyOutlook unknown() {
        return new CopyOutlook(OptionalDouble.empty(), "not measured", new TreeMap<>(), Duration.ZERO);
    }
}
