package io.godwit.mirror.copy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is wrong with the connections of one cluster, and which of its brokers hold the copy back. Written by its loop, read by any
 * thread.
 */
final class CopyHealth {
    private volatile SortedMap<String, String> troubles = new TreeMap<>();
    private volatile List<HeldBack> heldBack = List.of();
    private volatile OptionalLong appendLatencyMs = OptionalLong.empty();

    void brokers(String cluster, Map<Integer, String> troublesByBroker) {
        SortedMap<String, String> now = new TreeMap<>();
        troublesByBroker.forEach(
                (broker, cause) -> now.put(cluster + (broker < 0 ? " bootstrap server" : " broker " + broker), cause));
        troubles = now;
    }

    SortedMap<String, String> troubles() {
        return troubles;
    }

    void appendLatency(OptionalLong slowestMs) {
        appendLatencyMs = slowestMs;
    }

    /** Of the slowest broker; empty before the first append. */
    OptionalLong appendLatencyMs() {
        return appendLatencyMs;
    }

    void heldBack(List<HeldBack> now) {
        heldBack = List.copyOf(now);
    }

    List<HeldBack> heldBack() {
        return heldBack;
    }
}
