package io.godwit.core.mirrormaker2;

import java.util.Map;

/** What holds in MirrorMaker 2 of Kafka 4.3 where a key is missing. */
final class MirrorDefaults {
    static final String TOPICS_EXCLUDE = "mm2.*\\.internal, .*\\.replica, __.*";
    static final String GROUPS_EXCLUDE = "console-consumer-.*, connect-.*, __.*";
    static final int REFRESH_SECONDS = 600;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("offset-syncs.topic.replication.factor", "3"),
            Map.entry("heartbeats.topic.replication.factor", "3"),
            Map.entry("checkpoints.topic.replication.factor", "3"),
            Map.entry("config.storage.replication.factor", "3"),
            Map.entry("offset.storage.replication.factor", "3"),
            Map.entry("status.storage.replication.factor", "3"),
            Map.entry("replication.factor", "2"),
            Map.entry("tasks.max", "1"),
            Map.entry("offset.lag.max", "100"),
            Map.entry("refresh.topics.interval.seconds", "600"),
            Map.entry("refresh.groups.interval.seconds", "600"),
            Map.entry("sync.group.offsets.enabled", "false"),
            Map.entry("sync.group.offsets.interval.seconds", "60"),
            Map.entry("topics", ".*"),
            Map.entry("topics.exclude", TOPICS_EXCLUDE),
            Map.entry("groups", ".*"),
            Map.entry("groups.exclude", GROUPS_EXCLUDE),
            Map.entry("enabled", "false"));

    private MirrorDefaults() {}

    /** A half sentence that names the default of the key, whatever prefix it has; empty if none is known. */
    static String of(String key) {
        return VALUES.entrySet().stream()
                .filter(entry -> key.equals(entry.getKey()) || key.endsWith("." + entry.getKey()))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                .map(entry -> ", so the default holds: " + entry.getValue())
                .orElse("");
    }
}
