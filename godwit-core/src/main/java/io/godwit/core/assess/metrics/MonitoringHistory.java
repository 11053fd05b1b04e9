package io.godwit.core.assess.metrics;

import io.godwit.core.assess.log.HourlyAmounts;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a monitoring system kept, hour by hour.
 *
 * @param start when the first hour begins
 * @param hours how many
 * @param names the metrics that were found, by quantity
 * @param bytesIn written by producers, all brokers; unknown where the system has no samples
 * @param bytesOut read by consumers, followers left out
 * @param messagesIn records written
 * @param topicBytesIn by topic, for topics that the exporter tells
 */
public record MonitoringHistory(
        Instant start,
        int hours,
        SortedMap<String, String> names,
        HourlyAmounts bytesIn,
        HourlyAmounts bytesOut,
        HourlyAmounts messagesIn,
        Map<String, HourlyAmounts> topicBytesIn) {
    public MonitoringHistory {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        topicBytesIn = Collections.unmodifiableSortedMap(new TreeMap<>(topicBytesIn));
    }
}
