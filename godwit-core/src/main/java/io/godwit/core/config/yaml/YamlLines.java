package io.godwit.core.config.yaml;

import java.util.HashMap;
import java.util.Map;

/** The line of every value of a document by its path. */
public final class YamlLines {
    private final Map<YamlPath, Integer> lines = new HashMap<>();

    private YamlLines() {}

    public static Map<YamlPath, Integer> of(YamlNode root) {
        YamlLines lines = new YamlLines();
        lines.collect(root, YamlPath.ROOT);
        return lines.lines;
    }

    private void collect(YamlNode node, YamlPath path) {
        lines.put(path, node.line());
        node.asMapping().ifPresent(mapping -> mapping.entries().forEach((key, value) -> collect(value, path.key(key))));
        node.asList().ifPresent(list -> {
            for (int index = 0; index < list.items().size(); index++) {
                collect(list.items().get(index), path.index(index));
            }
        });
    }
}
