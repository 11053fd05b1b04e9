package io.godwit.core.provision;

import java.util.Set;

/**
 * Which broker settings a custom configuration of MSK may have.
 *
 * <p>Sources: "Custom Amazon MSK configurations" (Standard brokers) and "Express broker configurations" (read/write
 * configurations) in the Amazon MSK Developer Guide, as of November 2026. MSK refuses a configuration with any other key.
 */
public final class SettingCatalog {
    private static final Set<String> STANDARD = Set.of(
            "allow.everyone.if.no.acl.found",
            "auto.create.topics.enable",
            "compression.type",
            "connections.max.idle.ms",
            "default.replication.factor",
            "delete.topic.enable",
            "group.initial.rebalance.delay.ms",
            "group.max.session.timeout.ms",
            "group.min.session.timeout.ms",
            "leader.imbalance.per.broker.percentage",
            "log.cleaner.delete.retention.ms",
            "log.cleaner.min.cleanable.ratio",
            "log.cleanup.policy",
            "log.flush.interval.messages",
            "log.flush.interval.ms",
            "log.message.timestamp.difference.max.ms",
            "log.message.timestamp.type",
            "log.retention.bytes",
            "log.retention.hours",
            "log.retention.minutes",
            "log.retention.ms",
            "log.roll.ms",
            "log.segment.bytes",
            "max.incremental.fetch.session.cache.slots",
            "message.max.bytes",
            "min.insync.replicas",
            "num.io.threads",
            "num.network.threads",
            "num.partitions",
            "num.recovery.threads.per.data.dir",
            "num.replica.fetchers",
            "offsets.retention.minutes",
            "offsets.topic.replication.factor",
            "replica.fetch.max.bytes",
            "replica.fetch.response.max.bytes",
            "replica.lag.time.max.ms",
            "replica.selector.class",
            "replica.socket.receive.buffer.bytes",
            "socket.receive.buffer.bytes",
            "socket.request.max.bytes",
            "socket.send.buffer.bytes",
            "transaction.max.timeout.ms",
            "transaction.state.log.min.isr",
            "transaction.state.log.replication.factor",
            "transactional.id.expiration.ms",
            "unclean.leader.election.enable",
            "zookeeper.connection.timeout.ms",
            "zookeeper.session.timeout.ms");

    private static final Set<String> EXPRESS = Set.of(
            "allow.everyone.if.no.acl.found",
            "auto.create.topics.enable",
            "compression.type",
            "connections.max.idle.ms",
            "delete.topic.enable",
            "group.initial.rebalance.delay.ms",
            "group.max.session.timeout.ms",
            "leader.imbalance.per.broker.percentage",
            "log.cleaner.delete.retention.ms",
            "log.cleaner.max.compaction.lag.ms",
            "log.cleaner.min.compaction.lag.ms",
            "log.cleanup.policy",
            "log.message.timestamp.after.max.ms",
            "log.message.timestamp.before.max.ms",
            "log.message.timestamp.type",
            "log.retention.bytes",
            "log.retention.ms",
            "max.connections",
            "max.connections.per.ip",
            "max.incremental.fetch.session.cache.slots",
            "message.max.bytes",
            "num.partitions",
            "offsets.retention.minutes",
            "producer.id.expiration.ms",
            "replica.fetch.max.bytes",
            "replica.selector.class",
            "socket.receive.buffer.bytes",
            "socket.request.max.bytes",
            "socket.send.buffer.bytes",
            "transaction.max.timeout.ms",
            "transactional.id.expiration.ms");

    private SettingCatalog() {}

    private static Set<String> of(BrokerFamily family) {
        return switch (family) {
            case STANDARD -> STANDARD;
            case EXPRESS -> EXPRESS;
        };
    }

    /** Whether a custom configuration of this family may have that setting. */
    public static boolean has(BrokerFamily family, String name) {
        return of(family).contains(name);
    }
}
