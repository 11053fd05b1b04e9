package io.godwit.core.config.parser;

import io.godwit.core.config.yaml.YamlMapping;
import io.godwit.core.config.yaml.YamlNode;
import io.godwit.core.config.yaml.YamlScalar;
import io.godwit.core.model.ClusterSide;
import java.util.EnumMap;
import java.util.Map;

/**
 * Client properties from the command line, for either cluster. They are put into the document before it is read, so that they
 * are judged by the same rules and may stand in for what the file lacks.
 *
 * @param sourceAlone for what asks the source alone: an address that nobody can have stands in for a target that there is not yet
 */
public record Overrides(Map<ClusterSide, Map<String, String>> properties, boolean sourceAlone) {
    /** RFC 2606 keeps {@code .invalid} from ever being a host. */
    private static final String NOWHERE = "no-target-yet.invalid:9092";

    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    private static final String PROPERTIES = ClusterSection.PROPERTIES.name();

    public Overrides {
        Map<ClusterSide, Map<String, String>> copy = new EnumMap<>(ClusterSide.class);
        properties.forEach((side, values) -> copy.put(side, Map.copyOf(values)));
        properties = Map.copyOf(copy);
    }

    public Overrides(Map<ClusterSide, Map<String, String>> properties) {
        this(properties, false);
    }

    /** Changes nothing. */
    public static Overrides none() {
        return new Overrides(Map.of());
    }

    /** The same, where the target is not asked. */
    public Overrides forSourceAlone() {
        return new Overrides(properties, true);
    }

    public boolean isEmpty() {
        return properties.values().stream().allMatch(Map::isEmpty);
    }

    YamlNode apply(YamlNode root) {
        return root.asMapping().<YamlNode>map(this::applyTo).orElse(root);
    }

    private YamlMapping applyTo(YamlMapping root) {
        YamlMapping changed = root;
        for (var entry : properties.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                String key = entry.getKey().word();
                YamlMapping cluster = section(root, key);
                changed = changed.with(key, override(cluster, entry.getValue()));
            }
        }
        return sourceAlone ? withTarget(changed) : changed;
    }

    private static YamlMapping withTarget(YamlMapping root) {
        String target = ClusterSide.TARGET.word();
        if (root.get(target).isPresent()) {
            return root;
        }
        YamlMapping nowhere = new YamlMapping(root.line(), Map.of())
                .with(
                        ClusterSection.BOOTSTRAP_SERVERS.name(),
                        new YamlScalar(root.line(), NOWHERE, YamlScalar.Type.TEXT));
        return root.with(target, nowhere);
    }

    private static YamlMapping override(YamlMapping cluster, Map<String, String> values) {
        YamlMapping inline = section(cluster, PROPERTIES);
        for (var value : values.entrySet()) {
            inline =
                    inline.with(value.getKey(), new YamlScalar(cluster.line(), value.getValue(), YamlScalar.Type.TEXT));
        }
        YamlMapping changed = cluster.with(PROPERTIES, inline);
        return values.containsKey(BOOTSTRAP_SERVERS)
                ? changed.without(ClusterSection.BOOTSTRAP_SERVERS.name())
                : changed;
    }

    private static YamlMapping section(YamlMapping parent, String key) {
        return parent.get(key).flatMap(YamlNode::asMapping).orElseGet(() -> new YamlMapping(parent.line(), Map.of()));
    }

    /** The sides alone: any property may hold a secret. */
    @Override
    public String toString() {
        return "overrides of " + properties.keySet();
    }
}
