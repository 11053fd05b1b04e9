package io.godwit.core.provision;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to a setting that cannot go over as it is, beyond what the catalog says. */
final class SettingRules {
    private static final Set<String> FOR_THE_MACHINE = Set.of(
            "num.io.threads", "num.network.threads", "num.recovery.threads.per.data.dir", "num.replica.fetchers");
    private static final Set<String> REPLICATION_FACTORS = Set.of(
            "default.replication.factor",
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor");
    private static final Set<String> IN_SYNC_REPLICAS = Set.of("min.insync.replicas", "transaction.state.log.min.isr");
    private static final Set<String> FORCED_ON_EXPRESS = Set.of(
            "default.replication.factor",
            "min.insync.replicas",
            "offsets.topic.replication.factor",
            "transaction.state.log.min.isr",
            "transaction.state.log.replication.factor",
            "unclean.leader.election.enable");
    private static final Pattern OWNED_BY_MSK = Pattern.compile(
            "(advertised|broker|node|process|controller|listener|listeners|port|host|log\\.dirs?|metadata|inter\\.broker"
                    + "|control\\.plane|zookeeper\\.(connect|set|ssl|client)|sasl|ssl|security|authorizer|super|principal"
                    + "|password|metric|kafka\\.metrics|confluent|early\\.start|remote\\.log)\\b.*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private SettingRules() {}

    /** Why the setting is left out although its name may be on the list; empty if it is not. */
    static Optional<String> refusal(String name, BrokerFamily family, KafkaVersion version) {
        if (name.equals("allow.everyone.if.no.acl.found")) {
            return Optional.of(
                    "it is set once the ACLs are on the target; before that, false would lock out everybody");
        }
        if (FOR_THE_MACHINE.contains(name)) {
            return Optional.of("it was chosen for the source's machines; MSK sets it by the size of the broker");
        }
        if (family == BrokerFamily.EXPRESS && FORCED_ON_EXPRESS.contains(name)) {
            return Optional.of("Express brokers have it fixed: 3 replicas, 2 in sync, no unclean election");
        }
        if (name.startsWith("zookeeper.")
                && SettingCatalog.has(BrokerFamily.STANDARD, name)
                && !version.hasZooKeeper(family)) {
            return Optional.of("the cluster has no ZooKeeper");
        }
        if (name.equals("log.message.timestamp.difference.max.ms")
                && family == BrokerFamily.STANDARD
                && version.major() >= 4) {
            return Optional.of("Kafka 4 has no such setting; godwit plan sets it on the topics");
        }
        return Optional.empty();
    }

    /** Why a setting that is not on the list is not. */
    static String notListed(String name, BrokerFamily family) {
        return OWNED_BY_MSK.matcher(name).matches()
                ? "MSK sets it itself"
                : "it is not on MSK's list for " + (family == BrokerFamily.EXPRESS ? "Express" : "Standard")
                        + " brokers";
    }

    /** What the setting becomes, with the reason; empty if its value can stay. */
    static Optional<SettingChange> mended(String name, String value, BrokerFamily family) {
        if (REPLICATION_FACTORS.contains(name)) {
            return atLeast(name, value, ClusterSize.ZONES, "a replica in each zone");
        }
        if (IN_SYNC_REPLICAS.contains(name)) {
            return atMost(name, value, 2, "with 3 replicas, more would stop writers at each broker's maintenance");
        }
        return switch (name) {
            case "replica.lag.time.max.ms" -> within(name, value, 10_000, 30_000);
            case "zookeeper.connection.timeout.ms", "zookeeper.session.timeout.ms" ->
                within(name, value, 6_000, 18_000);
            case "log.cleaner.max.compaction.lag.ms" ->
                atLeast(name, value, 86_400_000, "MSK takes no less than a day");
            default -> renamed(name, value, family);
        };
    }

    private static Optional<SettingChange> renamed(String name, String value, BrokerFamily family) {
        boolean express = family == BrokerFamily.EXPRESS;
        return switch (name) {
            case "log.roll.hours" -> express ? Optional.empty() : inMillis(name, value, "log.roll.ms", 3_600_000);
            case "log.retention.hours" ->
                express ? inMillis(name, value, "log.retention.ms", 3_600_000) : Optional.empty();
            case "log.retention.minutes" ->
                express ? inMillis(name, value, "log.retention.ms", 60_000) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<SettingChange> inMillis(String name, String value, String newName, long factor) {
        return number(value)
                .map(number -> SettingChange.changed(
                        name,
                        value,
                        newName,
                        String.valueOf(number < 0 ? -1 : Math.multiplyExact(number, factor)),
                        "MSK takes it in milliseconds only"));
    }

    private static Optional<SettingChange> atLeast(String name, String value, long least, String reason) {
        return number(value)
                .filter(number -> number < least)
                .map(number -> SettingChange.changed(name, value, name, String.valueOf(least), reason));
    }

    private static Optional<SettingChange> atMost(String name, String value, long most, String reason) {
        return number(value)
                .filter(number -> number > most)
                .map(number -> SettingChange.changed(name, value, name, String.valueOf(most), reason));
    }

    private static Optional<SettingChange> within(String name, String value, long least, long most) {
        return number(value)
                .filter(number -> number < least || number > most)
                .map(number -> SettingChange.changed(
                        name,
                        value,
                        name,
                        String.valueOf(Math.max(least, Math.min(most, number))),
                        "MSK takes " + least + " to " + most));
    }

    private static Optional<Long> number(String value) {
        return NUMBER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
    }
}
