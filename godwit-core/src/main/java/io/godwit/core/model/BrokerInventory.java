package io.godwit.core.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One broker.
 *
 * @param configs all configs that it tells, defaults included, secrets left out by the broker
 * @param logDirs its data folders, empty where the credentials may not read them
 */
public record BrokerInventory(
        int id,
        String host,
        int port,
        Optional<String> rack,
        boolean controller,
        SortedMap<String, String> configs,
        List<LogDir> logDirs) {
    public BrokerInventory {
        configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
        logDirs = List.copyOf(logDirs);
    }

    /**
     * One data folder.
     *
     * @param usedBytes bytes of all replicas in it
     * @param totalBytes size of its volume, -1 where the broker does not tell (before 3.3)
     * @param usableBytes free bytes of its volume, -1 where the broker does not tell
     */
    public record LogDir(String path, long usedBytes, long totalBytes, long usableBytes) {}
}
