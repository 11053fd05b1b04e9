package io.godwit.core.assess;

import io.godwit.core.provision.BrokerFamily;
import io.godwit.core.provision.SettingCatalog;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that each kind of MSK takes, as its documentation lists them (November 2026). Those of brokers are what
 * {@code godwit provision} would carry over; those of topics are from "Express brokers' configurations" and "Serverless cluster
 * configuration", where almost all is fixed.
 */
public final class AllowedConfigs {
    private static final Set<String> EXPRESS_TOPIC = Set.of(
            "cleanup.policy",
            "compression.type",
            "delete.retention.ms",
            "max.compaction.lag.ms",
            "min.compaction.lag.ms",
            "max.message.bytes",
            "message.timestamp.type",
            "message.timestamp.after.max.ms",
            "message.timestamp.before.max.ms",
            "message.timestamp.difference.max.ms",
            "retention.bytes",
            "retention.ms");
    private static final Set<String> SERVERLESS_TOPIC = Set.of(
            "cleanup.policy",
            "compression.type",
            "max.message.bytes",
            "message.timestamp.difference.max.ms",
            "message.timestamp.type",
            "retention.bytes",
            "retention.ms");
    /** Kafka's own defaults of settings that people change for the sake of traffic, safety or room. */
    private static final Map<String, String> APACHE = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "true"),
            Map.entry("background.threads", "10"),
            Map.entry("compression.type", "producer"),
            Map.entry("delete.topic.enable", "true"),
            Map.entry("fetch.max.bytes", "57671680"),
            Map.entry("group.max.session.timeout.ms", "1800000"),
            Map.entry("group.max.size", "2147483647"),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("log.cleanup.policy", "delete"),
            Map.entry("log.roll.hours", "168"),
            Map.entry("log.segment.bytes", "1073741824"),
            Map.entry("message.max.bytes", "1048588"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("num.io.threads", "8"),
            Map.entry("num.network.threads", "3"),
            Map.entry("num.replica.fetchers", "1"),
            Map.entry("queued.max.requests", "500"),
            Map.entry("replica.lag.time.max.ms", "30000"),
            Map.entry("request.timeout.ms", "30000"),
            Map.entry("security.inter.broker.protocol", "PLAINTEXT"),
            Map.entry("ssl.client.auth", "none"),
            Map.entry("transaction.max.timeout.ms", "900000"));

    private AllowedConfigs() {}

    /** Whether a custom configuration of this kind may hold the key. */
    public static boolean isBrokerConfigAllowed(TargetKind kind, String key) {
        return switch (kind) {
            case STANDARD -> SettingCatalog.has(BrokerFamily.STANDARD, key);
            case EXPRESS -> SettingCatalog.has(BrokerFamily.EXPRESS, key);
            case SERVERLESS -> false;
        };
    }

    /** Whether a topic of this kind may set the key. */
    public static boolean isTopicConfigAllowed(TargetKind kind, String key) {
        return switch (kind) {
            case STANDARD -> true;
            case EXPRESS -> EXPRESS_TOPIC.contains(key);
            case SERVERLESS -> SERVERLESS_TOPIC.contains(key);
        };
    }

    /** Settings that are compared, with Kafka's defaults. */
    public static SortedMap<String, String> apacheDefaults() {
        return new TreeMap<>(APACHE);
    }
}
