package io.godwit.connect.plugin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/** Which keys the connector has, what they default to, and what they may be. docs/guide/connect.md has the same table. */
final class PluginConfig {
    static final String TOPICS_EXCLUDE_DEFAULT = "mm2.*\\.internal,.*\\.replica,__.*,godwit\\..*\\.(journal|offsets)";
    static final String CONFIGS_EXCLUDE_DEFAULT =
            "follower\\.replication\\.throttled\\.replicas,leader\\.replication\\.throttled\\.replicas,"
                    + "message\\.timestamp\\.difference\\.max\\.ms,message\\.timestamp\\.before\\.max\\.ms,"
                    + "message\\.timestamp\\.after\\.max\\.ms,message\\.timestamp\\.type,"
                    + "unclean\\.leader\\.election\\.enable,min\\.insync\\.replicas,"
                    + "remote\\.storage\\.enable,local\\.retention\\.(ms|bytes)";
    private static final Pattern MIGRATION_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    static final ConfigDef DEF = new ConfigDef()
            .define(
                    PluginKeys.SOURCE_ALIAS,
                    ConfigDef.Type.STRING,
                    "source",
                    Importance.HIGH,
                    "A word for the cluster that is read, for client ids and logs.")
            .define(
                    PluginKeys.TARGET_ALIAS,
                    ConfigDef.Type.STRING,
                    "target",
                    Importance.HIGH,
                    "A word for the cluster that is written, for client ids and logs.")
            .define(
                    PluginKeys.SOURCE + PluginKeys.BOOTSTRAP,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Addresses of the cluster to read. All client properties may follow source.cluster.")
            .define(
                    PluginKeys.TARGET + PluginKeys.BOOTSTRAP,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Addresses of the cluster to write. All client properties may follow target.cluster.")
            .define(
                    PluginKeys.TOPICS,
                    ConfigDef.Type.LIST,
                    ".*",
                    PluginConfig::checkPatterns,
                    Importance.HIGH,
                    "Topics to copy: names and regular expressions, separated by commas.")
            .define(
                    PluginKeys.TOPICS_EXCLUDE,
                    ConfigDef.Type.LIST,
                    TOPICS_EXCLUDE_DEFAULT,
                    PluginConfig::checkPatterns,
                    Importance.HIGH,
                    "Topics not to copy; stronger than topics.")
            .define(
                    PluginKeys.REFRESH_ENABLED,
                    ConfigDef.Type.BOOLEAN,
                    true,
                    Importance.LOW,
                    "Whether new topics and partitions of the source are picked up.")
            .define(
                    PluginKeys.REFRESH_SECONDS,
                    ConfigDef.Type.INT,
                    5,
                    ConfigDef.Range.atLeast(1),
                    Importance.LOW,
                    "How often the source is looked at for new topics and partitions.")
            .define(
                    PluginKeys.REPLICATION_FACTOR,
                    ConfigDef.Type.INT,
                    -1,
                    Importance.MEDIUM,
                    "Replicas of topics that are made on the target; -1 is the target's default.")
            .define(
                    PluginKeys.CONFIGS_EXCLUDE,
                    ConfigDef.Type.LIST,
                    CONFIGS_EXCLUDE_DEFAULT,
                    PluginConfig::checkPatterns,
                    Importance.LOW,
                    "Configs of the source's topics that topics made on the target do not get.")
            .define(
                    PluginKeys.REPLICATION_POLICY,
                    ConfigDef.Type.STRING,
                    RefusedKeys.IDENTITY_POLICY,
                    Importance.LOW,
                    "Only IdentityReplicationPolicy: a topic keeps its name, as a record keeps its offset.")
            .define(
                    PluginKeys.MIGRATION,
                    ConfigDef.Type.STRING,
                    "",
                    PluginConfig::checkMigration,
                    Importance.MEDIUM,
                    "Names the topic on the target that holds what must be remembered, godwit.<migration>.offsets. Left out, "
                            + "it is the connector's name. Never change it.")
            .define(
                    PluginKeys.DIRECTED_BY,
                    ConfigDef.Type.STRING,
                    PluginKeys.BY_TOPICS,
                    ConfigDef.ValidString.in(PluginKeys.BY_TOPICS, PluginKeys.BY_JOURNAL),
                    Importance.LOW,
                    "What says which topics are copied: topics and topics.exclude, or godwit mirror by the journal.")
            .define(
                    PluginKeys.JOURNAL_CLUSTER,
                    ConfigDef.Type.STRING,
                    PluginKeys.JOURNAL_ON_TARGET,
                    ConfigDef.ValidString.in(PluginKeys.JOURNAL_ON_TARGET, PluginKeys.JOURNAL_ON_SOURCE),
                    Importance.LOW,
                    "Which of the two clusters holds godwit.<migration>.offsets; set by godwit mirror when it copies back.")
            .define(
                    PluginKeys.DIRECTION,
                    ConfigDef.Type.STRING,
                    "forward",
                    ConfigDef.ValidString.in("forward", "reverse"),
                    Importance.LOW,
                    "Tells the two connectors of a migration apart; set by godwit mirror.")
            .define(
                    PluginKeys.OFFSETS,
                    ConfigDef.Type.STRING,
                    PluginKeys.OFFSETS_IDENTICAL,
                    ConfigDef.ValidString.in(PluginKeys.OFFSETS_IDENTICAL, PluginKeys.OFFSETS_MAPPED),
                    Importance.MEDIUM,
                    "Whether holes of the source are filled, so that each record has the same offset.")
            .define(
                    PluginKeys.THROTTLE,
                    ConfigDef.Type.LONG,
                    0L,
                    ConfigDef.Range.atLeast(0),
                    Importance.MEDIUM,
                    "Upper limit for all tasks together; each gets an equal part. 0 is none.")
            .define(
                    PluginKeys.MEMORY,
                    ConfigDef.Type.LONG,
                    64L << 20,
                    ConfigDef.Range.atLeast(4L << 20),
                    Importance.MEDIUM,
                    "What one task has under way at most.");

    private PluginConfig() {}

    /** All keys with their values; what is left out has its default. */
    static Map<String, String> complete(Map<String, String> configured) {
        Map<String, String> complete = new TreeMap<>();
        DEF.configKeys().forEach((name, key) -> {
            if (key.hasDefault()) {
                complete.put(
                        name, String.valueOf(key.defaultValue instanceof List<?> list ? join(list) : key.defaultValue));
            }
        });
        complete.putAll(configured);
        if (complete.getOrDefault(PluginKeys.MIGRATION, "").isEmpty()) {
            complete.put(PluginKeys.MIGRATION, PluginKeys.migrationOf(configured.getOrDefault(PluginKeys.NAME, "")));
        }
        return complete;
    }

    private static String join(List<?> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    private static void checkPatterns(String key, Object value) {
        for (Object pattern : (List<?>) value) {
            try {
                Pattern.compile(String.valueOf(pattern));
            } catch (PatternSyntaxException e) {
                throw new ConfigException(key, pattern, "is no regular expression: " + e.getDescription());
            }
        }
    }

    private static void checkMigration(String key, Object value) {
        String name = String.valueOf(value);
        if (!name.isEmpty() && !MIGRATION_NAME.matcher(name).matches()) {
            throw new ConfigException(key, value, "takes lower-case letters, digits and dashes");
        }
    }
}
