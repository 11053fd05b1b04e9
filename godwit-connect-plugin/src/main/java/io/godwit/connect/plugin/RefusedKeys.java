package io.godwit.connect.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a configuration of MirrorSourceConnector may hold that this connector does not do. What would change the result is refused;
 * the rest has no meaning here and is named in the worker's log.
 */
final class RefusedKeys {
    static final String IDENTITY_POLICY = "org.apache.kafka.connect.mirror.IdentityReplicationPolicy";
    private static final String TOPIC_FILTER = "org.apache.kafka.connect.mirror.DefaultTopicFilter";
    private static final String CODE = "GW-MIR-042: ";

    /** Keys that Connect itself reads, and those whose clients are not this connector's. */
    private static final Pattern CONNECTS_OWN = Pattern.compile(
            "name|connector\\.class|connector\\.plugin\\.version|tasks\\.max|tasks\\.max\\.enforce|config\\.action\\.reload"
                    + "|errors\\..*|exactly\\.once\\.support|(key|value|header)\\.converter.*|topic\\.creation\\..*");

    private static final Set<String> PREFIXES = Set.of(
            "source.cluster.",
            "target.cluster.",
            "source.consumer.",
            "source.admin.",
            "target.producer.",
            "target.admin.");

    private RefusedKeys() {}

    /** Key → why it is refused. */
    static SortedMap<String, List<String>> errors(Map<String, String> config) {
        SortedMap<String, List<String>> errors = new TreeMap<>();
        refuse(
                errors,
                config,
                PluginKeys.REPLICATION_POLICY,
                value -> !value.equals(IDENTITY_POLICY),
                "topics keep their names here, as records keep their offsets; use " + IDENTITY_POLICY
                        + ", or MirrorSourceConnector");
        refuse(
                errors,
                config,
                "topic.filter.class",
                value -> !value.equals(TOPIC_FILTER),
                "topics are chosen by topics and topics.exclude; express the filter in them");
        for (String key : List.of("transforms", "predicates")) {
            refuse(
                    errors,
                    config,
                    key,
                    value -> !value.isBlank(),
                    "record batches pass as they are and are not unpacked for it; leave it out");
        }
        for (String prefix : List.of("source.consumer.", "source.cluster.", "consumer.", "source.cluster.consumer.")) {
            refuse(
                    errors,
                    config,
                    prefix + "auto.offset.reset",
                    value -> !value.equals("earliest"),
                    "the whole of each topic is copied, or its offsets would differ; leave it out");
        }
        migration(config).ifPresent(error -> errors.put(PluginKeys.MIGRATION, List.of(error)));
        sameClusters(config).ifPresent(error -> errors.put(PluginKeys.TARGET + PluginKeys.BOOTSTRAP, List.of(error)));
        return errors;
    }

    private static void refuse(
            SortedMap<String, List<String>> errors,
            Map<String, String> config,
            String key,
            java.util.function.Predicate<String> isRefused,
            String why) {
        String value = config.get(key);
        if (value != null && isRefused.test(value.strip())) {
            errors.put(key, List.of(CODE + key + "=" + value + " is refused: " + why));
        }
    }

    private static Optional<String> migration(Map<String, String> config) {
        boolean hasName = !config.getOrDefault(PluginKeys.MIGRATION, "").isBlank()
                || !PluginKeys.migrationOf(config.getOrDefault(PluginKeys.NAME, ""))
                        .isEmpty();
        return hasName
                ? Optional.empty()
                : Optional.of(CODE + "the connector's name has no letter and no digit; set " + PluginKeys.MIGRATION);
    }

    private static Optional<String> sameClusters(Map<String, String> config) {
        String source = config.getOrDefault(PluginKeys.SOURCE + PluginKeys.BOOTSTRAP, "");
        return !source.isBlank() && source.equals(config.get(PluginKeys.TARGET + PluginKeys.BOOTSTRAP))
                ? Optional.of(CODE + "source and target are the same addresses: the mirror would feed itself")
                : Optional.empty();
    }

    /** Keys that have no meaning here. */
    static List<String> meaningless(Map<String, String> config) {
        List<String> found = new ArrayList<>();
        config.keySet().stream().sorted().forEach(key -> {
            boolean known = PluginConfig.DEF.configKeys().containsKey(key)
                    || CONNECTS_OWN.matcher(key).matches()
                    || key.equals("topic.filter.class")
                    || PREFIXES.stream().anyMatch(key::startsWith);
            if (!known) {
                found.add(key);
            }
        });
        return found;
    }
}
