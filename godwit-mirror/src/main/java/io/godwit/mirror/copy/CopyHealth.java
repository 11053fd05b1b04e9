package io.godwit.mirror.copy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is wrong with the connections of one cluster. Written by its loop, read by any thread. */
final class CopyHealth {
    private volatile SortedMap<String, String> troubles = new TreeMap<>();

    void brokers(String cluster, Map<Integer, String> troublesByBroker) {
        SortedMap<String, String> now = new TreeMap<>();
        troublesByBroker.forEach(
                (broker, cause) -> now.put(cluster + (broker < 0 ? " bootstrap server" : " broker " + broker), cause));
        troubles = now;
    }

    SortedMap<String, String> troubles() {
        return troubles;
    }
}
