package io.godwit.connect.plugin;

import java.util.Locale;

/** The keys of a connector's configuration. Those of MirrorSourceConnector mean what they mean there. */
public final class PluginKeys {
    /** The connector's class, without touching it. */
    public static final String CONNECTOR_CLASS = "io.godwit.connect.plugin.GodwitSourceConnector";

    public static final String NAME = "name";
    public static final String SOURCE_ALIAS = "source.cluster.alias";
    public static final String TARGET_ALIAS = "target.cluster.alias";
    public static final String SOURCE = "source.cluster.";
    public static final String TARGET = "target.cluster.";
    public static final String BOOTSTRAP = "bootstrap.servers";
    public static final String TOPICS = "topics";
    public static final String TOPICS_EXCLUDE = "topics.exclude";
    public static final String REFRESH_ENABLED = "refresh.topics.enabled";
    public static final String REFRESH_SECONDS = "refresh.topics.interval.seconds";
    public static final String REPLICATION_FACTOR = "replication.factor";
    public static final String CONFIGS_EXCLUDE = "config.properties.exclude";
    public static final String REPLICATION_POLICY = "replication.policy.class";

    /** Under this name the journal is kept: {@code godwit.<migration>.offsets}. */
    public static final String MIGRATION = "godwit.migration";
    /** {@code topics}: what the connector's own patterns take. {@code journal}: what {@code godwit mirror} orders. */
    public static final String DIRECTED_BY = "godwit.directed.by";

    public static final String BY_TOPICS = "topics";
    public static final String BY_JOURNAL = "journal";
    /** On which cluster the journal is: the one that is written, unless records are copied back. */
    public static final String JOURNAL_CLUSTER = "godwit.journal.cluster";

    public static final String JOURNAL_ON_SOURCE = "source";
    public static final String JOURNAL_ON_TARGET = "target";
    /** A word that tells the tasks of one connector of a migration from those of another. */
    public static final String DIRECTION = "godwit.direction";

    public static final String OFFSETS = "godwit.offsets";
    public static final String OFFSETS_IDENTICAL = "identical";
    public static final String OFFSETS_MAPPED = "mapped";
    public static final String THROTTLE = "godwit.throttle.bytes.per.second";
    public static final String MEMORY = "godwit.task.memory.bytes";

    /** Of a task: which one of how many. */
    public static final String TASK = "godwit.task";

    public static final String TASKS = "godwit.tasks";

    private PluginKeys() {}

    /** The migration's name where none is configured: from the connector's. */
    public static String migrationOf(String connector) {
        String name = connector.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.replaceAll("^-+|-+$", "");
    }
}
