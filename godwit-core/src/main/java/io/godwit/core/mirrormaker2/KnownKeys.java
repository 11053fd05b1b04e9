package io.godwit.core.mirrormaker2;

import io.godwit.core.config.schema.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that MirrorMaker 2 of Kafka 4.3 knows, without the prefix of a cluster or a flow. */
public final class KnownKeys {
    /** Keys of the three connectors, MirrorMaker's own ones. A flow may have them, and the file as a whole. */
    public static final Set<String> MIRROR = Set.of(
            "admin.timeout.ms",
            "checkpoints.topic.replication.factor",
            "config.properties.exclude",
            "config.property.filter.class",
            "consumer.poll.timeout.ms",
            "emit.checkpoints.enabled",
            "emit.checkpoints.interval.seconds",
            "emit.heartbeats.enabled",
            "emit.heartbeats.interval.seconds",
            "emit.offset-syncs.enabled",
            "enabled",
            "forwarding.admin.class",
            "group.filter.class",
            "groups",
            "groups.exclude",
            "heartbeats.replication.enabled",
            "heartbeats.topic.replication.factor",
            "metric.names.formats",
            "metric.reporters",
            "offset-syncs.topic.location",
            "offset-syncs.topic.replication.factor",
            "offset.lag.max",
            "refresh.groups.enabled",
            "refresh.groups.interval.seconds",
            "refresh.topics.enabled",
            "refresh.topics.interval.seconds",
            "replication.factor",
            "replication.policy.class",
            "replication.policy.internal.topic.separator.enabled",
            "replication.policy.separator",
            "source.cluster.alias",
            "sync.group.offsets.enabled",
            "sync.group.offsets.interval.seconds",
            "sync.topic.acls.enabled",
            "sync.topic.acls.interval.seconds",
            "sync.topic.configs.enabled",
            "sync.topic.configs.interval.seconds",
            "target.cluster.alias",
            "topic.filter.class",
            "topics",
            "topics.exclude");

    /** Keys that every connector of Kafka Connect has. */
    private static final Set<String> CONNECTOR = Set.of(
            "config.action.reload",
            "connector.class",
            "connector.plugin.version",
            "errors.log.enable",
            "errors.log.include.messages",
            "errors.retry.delay.max.ms",
            "errors.retry.timeout",
            "errors.tolerance",
            "header.converter",
            "header.converter.plugin.version",
            "key.converter",
            "key.converter.plugin.version",
            "name",
            "predicates",
            "tasks.max",
            "tasks.max.enforce",
            "transforms",
            "value.converter",
            "value.converter.plugin.version");

    /** Keys of older releases, with those that took their place; Kafka 4 ignores them. */
    static final Map<String, String> RENAMED = Map.of(
            "topics.blacklist", "topics.exclude",
            "groups.blacklist", "groups.exclude",
            "config.properties.blacklist", "config.properties.exclude");

    /** Keys of Connect's topics, which stand at the top of the file or behind the alias of the cluster written to. */
    public static final Set<String> STORAGE = Set.of(
            "config.storage.replication.factor",
            "config.storage.topic",
            "offset.storage.partitions",
            "offset.storage.replication.factor",
            "offset.storage.topic",
            "status.storage.partitions",
            "status.storage.replication.factor",
            "status.storage.topic");

    private static final Set<String> TOP = Set.of("clusters", "dedicated.mode.enable.internal.rest", "listeners");
    /** What MirrorMaker passes on from the top of the file by its prefix. */
    private static final List<String> TOP_PREFIXES = List.of(
            "offset.storage",
            "config.storage",
            "status.storage",
            "key.converter",
            "value.converter",
            "header.converter",
            "task",
            "worker",
            "replication.policy",
            "config.providers",
            "listeners.",
            "admin.listeners",
            "rest.",
            "ssl.",
            "sasl.");

    private static final List<String> CONNECTOR_PREFIXES = List.of(
            "producer.",
            "consumer.",
            "admin.",
            "transforms.",
            "predicates.",
            "topic.creation.",
            "offsets.storage.",
            "source.cluster.",
            "target.cluster.",
            "source.consumer.",
            "source.producer.",
            "source.admin.",
            "target.consumer.",
            "target.producer.",
            "target.admin.",
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "replication.policy.",
            "config.providers");

    private KnownKeys() {}

    /** Whether a client of a cluster gets it from the bare alias: the others need {@code consumer.} or the like before them. */
    public static boolean isConnection(String key) {
        return key.equals("bootstrap.servers")
                || key.equals("security.protocol")
                || key.startsWith("ssl.")
                || key.startsWith("sasl.");
    }

    static boolean isKnownAtTop(String key) {
        return TOP.contains(key)
                || MIRROR.contains(key)
                || CONNECTOR.contains(key)
                || key.equals("security.protocol")
                || TOP_PREFIXES.stream().anyMatch(key::startsWith);
    }

    /** A cluster may have any client and worker property; what stands on this list is at least no misspelling. */
    static boolean isKnownBehindAlias(String key) {
        return isConnection(key) || STORAGE.contains(key) || MIRROR.contains(key);
    }

    static boolean isKnownInFlow(String key) {
        return MIRROR.contains(key)
                || CONNECTOR.contains(key)
                || isConnection(key)
                || key.startsWith("config.providers")
                || CONNECTOR_PREFIXES.stream().anyMatch(key::startsWith);
    }

    /** MirrorMaker's keys whose value is a number, or true or false. */
    static Stream<String> simpleKeys() {
        return Stream.concat(MIRROR.stream(), Stream.of("tasks.max"))
                .filter(key -> key.equals("enabled")
                        || key.endsWith(".enabled")
                        || key.endsWith(".replication.factor")
                        || key.endsWith(".interval.seconds")
                        || key.endsWith(".ms")
                        || key.equals("replication.factor")
                        || key.equals("offset.lag.max")
                        || key.equals("tasks.max"));
    }

    static String exampleOf(String key) {
        if (key.endsWith("factor")) {
            return "3";
        }
        return key.endsWith(".ms") ? "60000" : "4";
    }

    /** The key that was probably meant; only MirrorMaker's own are guessed, as any other client property may be right. */
    static Optional<String> nearest(String key) {
        if (RENAMED.containsKey(key)) {
            return Optional.ofNullable(RENAMED.get(key));
        }
        return Nearest.to(
                        key,
                        Stream.of(MIRROR, STORAGE, TOP, Set.of("tasks.max")).flatMap(Set::stream))
                .filter(candidate -> Nearest.distance(key, candidate) <= 3);
    }
}
