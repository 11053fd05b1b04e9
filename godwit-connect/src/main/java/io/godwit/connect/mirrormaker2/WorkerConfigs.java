package io.godwit.connect.mirrormaker2;

import java.util.SortedMap;
import java.util.TreeMap;

/** The configuration of the Connect worker in this process. */
final class WorkerConfigs {
    private WorkerConfigs() {}

    static SortedMap<String, String> of(MirrorMaker2Settings settings) {
        SortedMap<String, String> worker = new TreeMap<>();
        settings.target().properties().forEach((key, value) -> {
            worker.put(key, value);
            for (String client : new String[] {"producer.", "consumer.", "admin."}) {
                worker.put(client + key, value);
            }
        });
        String replication = String.valueOf(settings.internalReplicationFactor());
        worker.put("group.id", settings.prefix() + "connect");
        worker.put("config.storage.topic", settings.prefix() + "connect-configs");
        worker.put("config.storage.replication.factor", replication);
        // The configuration names every topic, and each task has a copy of it.
        worker.put("config.storage.max.message.bytes", String.valueOf(16 * 1024 * 1024));
        worker.put("max.request.size", String.valueOf(16 * 1024 * 1024));
        worker.put("compression.type", "zstd");
        worker.put("offset.storage.topic", settings.offsetsTopic());
        worker.put("offset.storage.replication.factor", replication);
        worker.put("offset.storage.partitions", "5");
        worker.put("status.storage.topic", settings.prefix() + "connect-status");
        worker.put("status.storage.replication.factor", replication);
        worker.put("status.storage.partitions", "1");
        worker.put("exactly.once.source.support", "enabled");
        worker.put("connector.client.config.override.policy", "All");
        worker.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        worker.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        worker.put("plugin.discovery", "service_load");
        worker.put("topic.creation.enable", "false");
        worker.put("config.providers", SecretsProvider.NAME);
        worker.put("config.providers." + SecretsProvider.NAME + ".class", SecretsProvider.class.getName());
        // A worker that was killed is still a member until its session ends; brokers allow no less than 6 s by default.
        worker.put("session.timeout.ms", "6000");
        worker.put("heartbeat.interval.ms", "1500");
        worker.put("rebalance.timeout.ms", "15000");
        // There is no other worker to come back: what the killed one ran starts at once.
        worker.put("scheduled.rebalance.max.delay.ms", "0");
        worker.put("task.shutdown.graceful.timeout.ms", "5000");
        return worker;
    }
}
