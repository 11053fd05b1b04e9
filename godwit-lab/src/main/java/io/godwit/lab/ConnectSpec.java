package io.godwit.lab;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What workers a distributed Connect cluster has. Immutable; each method returns a changed copy.
 *
 * @param version of Connect
 * @param workers how many processes
 * @param pluginPath the folder that holds the plugins' folders; empty = none but what Kafka's own jars hold
 * @param heapMegabytes of each worker
 * @param config properties of the workers that overrule the lab's own
 */
public record ConnectSpec(
        KafkaVersion version,
        int workers,
        Optional<Path> pluginPath,
        int heapMegabytes,
        SortedMap<String, String> config) {
    private static final int HEAP_MEGABYTES = 256;

    public ConnectSpec {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    /** One worker without plugins. */
    public static ConnectSpec of(KafkaVersion version) {
        return new ConnectSpec(version, 1, Optional.empty(), HEAP_MEGABYTES, new TreeMap<>());
    }

    public ConnectSpec workers(int count) {
        return new ConnectSpec(version, count, pluginPath, heapMegabytes, config);
    }

    public ConnectSpec plugins(Path folder) {
        return new ConnectSpec(version, workers, Optional.of(folder), heapMegabytes, config);
    }

    /** Of each worker; 256 unless said otherwise. */
    public ConnectSpec heapMegabytes(int megabytes) {
        return new ConnectSpec(version, workers, pluginPath, megabytes, config);
    }

    public ConnectSpec config(String key, String value) {
        SortedMap<String, String> all = new TreeMap<>(config);
        all.put(key, value);
        return new ConnectSpec(version, workers, pluginPath, heapMegabytes, all);
    }

    /** For example {@code connect-4.3.1}. */
    String label() {
        return "connect-" + version.release();
    }

    SortedMap<String, String> properties(KafkaCluster storage, String group, int port) {
        SortedMap<String, String> properties = new TreeMap<>(storage.clientProperties());
        String replicas = String.valueOf(storage.brokers().size());
        properties.putAll(Map.of(
                "group.id",
                group,
                "listeners",
                "http://127.0.0.1:" + port,
                "rest.advertised.host.name",
                "127.0.0.1",
                "config.storage.topic",
                group + "-configs",
                "offset.storage.topic",
                group + "-offsets",
                "offset.storage.partitions",
                "1",
                "status.storage.topic",
                group + "-status",
                "status.storage.partitions",
                "1"));
        for (String topic : new String[] {"config", "offset", "status"}) {
            properties.put(topic + ".storage.replication.factor", replicas);
        }
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        // Plugins that have service files need not be searched for, which takes ten seconds.
        properties.put("plugin.discovery", "service_load");
        // A killed worker is missed after six seconds, the least that brokers allow, and its work is given to others at
        // once.
        properties.put("session.timeout.ms", "6000");
        properties.put("heartbeat.interval.ms", "1000");
        properties.put("scheduled.rebalance.max.delay.ms", "0");
        pluginPath.ifPresent(path -> properties.put("plugin.path", path.toString()));
        properties.putAll(config);
        return properties;
    }
}
