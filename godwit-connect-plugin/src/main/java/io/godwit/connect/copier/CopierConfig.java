package io.godwit.connect.copier;

import io.godwit.connect.plugin.PluginKeys;
import io.godwit.core.config.ClusterConfig;
import io.godwit.core.config.Selection;
import io.godwit.core.journal.JournalPlace;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.tasks.TaskShare;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A complete configuration of the connector, as the copier reads it. */
record CopierConfig(Map<String, String> values) {
    CopierConfig {
        values = Map.copyOf(values);
    }

    static CopierConfig of(Map<String, String> values) {
        return new CopierConfig(values);
    }

    /** The cluster to read. What MirrorMaker would take for its consumer alone fills what is not said for the cluster. */
    ClusterConfig source() {
        return cluster(ClusterSide.SOURCE, PluginKeys.SOURCE, List.of("source.consumer.", "source.admin."));
    }

    /** The cluster to write. */
    ClusterConfig target() {
        return cluster(ClusterSide.TARGET, PluginKeys.TARGET, List.of("target.producer.", "target.admin."));
    }

    private ClusterConfig cluster(ClusterSide side, String prefix, List<String> others) {
        SortedMap<String, String> properties = withPrefix(prefix);
        others.forEach(other -> withPrefix(other).forEach((key, value) -> properties.putIfAbsent(key, value)));
        return new ClusterConfig(side, properties);
    }

    private SortedMap<String, String> withPrefix(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        found.remove("alias");
        return found;
    }

    JournalPlace journal() {
        boolean onSource = text(PluginKeys.JOURNAL_CLUSTER).equals(PluginKeys.JOURNAL_ON_SOURCE);
        return new JournalPlace(text(PluginKeys.MIGRATION), onSource ? source() : target(), OptionalInt.empty());
    }

    String direction() {
        return text(PluginKeys.DIRECTION);
    }

    /** For client ids and threads. */
    String name() {
        return "godwit-" + text(PluginKeys.MIGRATION) + "-" + direction();
    }

    int tasks() {
        return (int) number(PluginKeys.TASKS);
    }

    TaskShare share() {
        return new TaskShare((int) number(PluginKeys.TASK), tasks());
    }

    long memoryBytes() {
        return number(PluginKeys.MEMORY);
    }

    OptionalLong throttle() {
        long bytesPerSecond = number(PluginKeys.THROTTLE);
        return bytesPerSecond == 0 ? OptionalLong.empty() : OptionalLong.of(bytesPerSecond);
    }

    boolean keepsOffsets() {
        return text(PluginKeys.OFFSETS).equals(PluginKeys.OFFSETS_IDENTICAL);
    }

    Selection topics() {
        return new Selection(patterns(PluginKeys.TOPICS), patterns(PluginKeys.TOPICS_EXCLUDE));
    }

    List<Pattern> excludedConfigs() {
        return patterns(PluginKeys.CONFIGS_EXCLUDE);
    }

    int replicationFactor() {
        return (int) number(PluginKeys.REPLICATION_FACTOR);
    }

    /** Empty = the topics of the start, and no more. */
    OptionalInt refreshSeconds() {
        return Boolean.parseBoolean(text(PluginKeys.REFRESH_ENABLED))
                ? OptionalInt.of((int) number(PluginKeys.REFRESH_SECONDS))
                : OptionalInt.empty();
    }

    private List<Pattern> patterns(String key) {
        return Arrays.stream(text(key).split(",", -1))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(Pattern::compile)
                .toList();
    }

    private long number(String key) {
        return Long.parseLong(text(key));
    }

    private String text(String key) {
        return Objects.requireNonNull(values.get(key), key).strip();
    }

    /** Client properties may hold secrets. */
    @Override
    public String toString() {
        return name();
    }
}
