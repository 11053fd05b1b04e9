package io.godwit.core.assess.log;

import java.util.List;

/**
 * What was written to one topic, hour by hour.
 *
 * @param bytes as one replica has them on disk; unknown hours are those of which the log no longer has everything
 * @param records offsets, so that markers of transactions count and compacted records do not
 * @param resolution how fine it is known
 * @param partitionBytes of the known hours, by partition number, for the skew; -1 where unknown
 */
public record TopicHistory(
        String topic, HourlyAmounts bytes, HourlyAmounts records, Resolution resolution, List<Long> partitionBytes) {
    public TopicHistory {
        partitionBytes = List.copyOf(partitionBytes);
    }

    /** How fine a topic's history is known. */
    public enum Resolution {
        /** Each hour, to within 2 % of the mean hour. */
        HOUR,
        /** A small topic: each day; its bytes are spread evenly over spans of up to a day. */
        DAY,
        /** The search was stopped, or a broker did not answer: bytes are spread over longer spans. */
        COARSE
    }
}
