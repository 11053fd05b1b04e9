package io.godwit.core.plan;

import io.godwit.core.model.BrokerInventory;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.TopicInventory;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which topic configs the target knows, and what holds there for a topic that does not set them. */
final class TargetConfigs {
    /** Topic configs that Kafka 4.0 removed (KIP-724, KIP-937). */
    private static final Set<String> REMOVED_IN_4 =
            Set.of("message.format.version", "message.timestamp.difference.max.ms", "message.downconversion.enable");

    /** Topic configs of Kafka 4.3, for a target that has no topic yet to look at. */
    private static final Set<String> OF_KAFKA_4 = Set.of(
            "cleanup.policy",
            "compression.gzip.level",
            "compression.lz4.level",
            "compression.type",
            "compression.zstd.level",
            "delete.retention.ms",
            "file.delete.delay.ms",
            "flush.messages",
            "flush.ms",
            "follower.replication.throttled.replicas",
            "index.interval.bytes",
            "leader.replication.throttled.replicas",
            "local.retention.bytes",
            "local.retention.ms",
            "max.compaction.lag.ms",
            "max.message.bytes",
            "message.timestamp.after.max.ms",
            "message.timestamp.before.max.ms",
            "message.timestamp.type",
            "min.cleanable.dirty.ratio",
            "min.compaction.lag.ms",
            "min.insync.replicas",
            "preallocate",
            "remote.log.copy.disable",
            "remote.log.delete.on.disable",
            "remote.storage.enable",
            "retention.bytes",
            "retention.ms",
            "segment.bytes",
            "segment.index.bytes",
            "segment.jitter.ms",
            "segment.ms",
            "unclean.leader.election.enable");

    /** Topic config → the broker config that gives its default. */
    private static final Map<String, String> BROKER_CONFIGS = Map.of(
            "cleanup.policy", "log.cleanup.policy",
            "retention.bytes", "log.retention.bytes",
            "max.message.bytes", "message.max.bytes",
            "message.timestamp.type", "log.message.timestamp.type",
            "message.timestamp.before.max.ms", "log.message.timestamp.before.max.ms",
            "message.timestamp.after.max.ms", "log.message.timestamp.after.max.ms",
            "message.timestamp.difference.max.ms", "log.message.timestamp.difference.max.ms",
            "min.compaction.lag.ms", "log.cleaner.min.compaction.lag.ms",
            "max.compaction.lag.ms", "log.cleaner.max.compaction.lag.ms");

    private static final long MS_PER_MINUTE = 60_000;
    private static final long MS_PER_HOUR = 3_600_000;

    private final Map<String, String> brokerConfigs;
    private final Set<String> known;
    private final boolean kafka4;

    TargetConfigs(ClusterInventory target) {
        this.brokerConfigs = target.brokers().stream()
                .map(BrokerInventory::configs)
                .filter(configs -> !configs.isEmpty())
                .<Map<String, String>>map(configs -> configs)
                .findFirst()
                .orElse(Map.of());
        this.kafka4 = target.version().isAtLeast(4, 0);
        this.known = known(target);
    }

    private Set<String> known(ClusterInventory target) {
        Optional<TopicInventory> example = target.topics().values().stream()
                .filter(topic -> !topic.configs().isEmpty())
                .findFirst();
        if (example.isPresent()) {
            return Set.copyOf(example.get().configs().keySet());
        }
        Set<String> names = new HashSet<>(OF_KAFKA_4);
        if (!kafka4) {
            names.addAll(REMOVED_IN_4);
        }
        if (!brokerConfigs.isEmpty()) {
            names.removeIf(name -> BROKER_CONFIGS.containsKey(name) && !brokerConfigs.containsKey(brokerConfig(name)));
        }
        return names;
    }

    boolean knows(String config) {
        return known.contains(config);
    }

    /** Whether a config exists in older versions and is gone for good. */
    boolean isRemoved(String config) {
        return REMOVED_IN_4.contains(config) && !knows(config);
    }

    boolean isKafka4() {
        return kafka4;
    }

    /** The value for a topic that does not set it; empty where the brokers do not tell. */
    Optional<String> defaultOf(String config) {
        return config.equals("retention.ms")
                ? defaultRetentionMs()
                : Optional.ofNullable(BROKER_CONFIGS.get(config)).flatMap(this::broker);
    }

    boolean hasTieredStorage() {
        return broker("remote.log.storage.system.enable").filter("true"::equals).isPresent();
    }

    private static String brokerConfig(String topicConfig) {
        return BROKER_CONFIGS.getOrDefault(topicConfig, topicConfig);
    }

    private Optional<String> defaultRetentionMs() {
        return broker("log.retention.ms")
                .or(() -> broker("log.retention.minutes").map(minutes -> inMs(minutes, MS_PER_MINUTE)))
                .or(() -> broker("log.retention.hours").map(hours -> inMs(hours, MS_PER_HOUR)));
    }

    private static String inMs(String amount, long unitMs) {
        long value = Long.parseLong(amount);
        return String.valueOf(value < 0 ? -1 : value * unitMs);
    }

    private Optional<String> broker(String config) {
        return Optional.ofNullable(brokerConfigs.get(config)).filter(value -> !value.isEmpty());
    }
}
