package io.godwit.core.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.godwit.core.config.RepointConfig;
import io.godwit.core.json.Json;
import io.godwit.core.repoint.Reference;
import io.godwit.core.repoint.Rewrite;
import io.godwit.core.repoint.Rewriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A connector's configuration for the other cluster, by the rules by which applications' files are rewritten. References of
 * config providers stay as they are.
 *
 * @param config the new configuration
 * @param changes what was changed, one line each, without secrets
 * @param left what a person has to decide, one line each
 * @param renamed values that changed, with what became of them: a source connector may have built its offsets' partitions of them
 */
public record ConnectorRewrite(
        SortedMap<String, String> config, List<String> changes, List<String> left, Map<String, String> renamed) {
    public ConnectorRewrite {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        changes = List.copyOf(changes);
        left = List.copyOf(left);
        renamed = Map.copyOf(renamed);
    }

    /** @param settings how files are rewritten: whose credentials, and what stands for those that are not known */
    public static ConnectorRewrite of(Connector connector, Rewriter rewriter, RepointConfig settings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", connector.name());
        document.put("config", connector.config());
        Rewrite rewrite = rewriter.rewrite("connector.json", Json.line(document));
        SortedMap<String, String> config = new TreeMap<>();
        Json.tree(rewrite.text().getBytes(StandardCharsets.UTF_8))
                .path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        List<String> changes = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Reference reference : rewrite.references()) {
            String line = reference.key() + ": " + reference.note();
            (reference.action() == Reference.Action.LEFT ? left : changes).add(line);
        }
        left.addAll(placeholders(connector, config, settings));
        return new ConnectorRewrite(config, changes, left, renamed(connector, config));
    }

    private static List<String> placeholders(
            Connector connector, SortedMap<String, String> config, RepointConfig settings) {
        List<String> left = new ArrayList<>();
        config.forEach((key, value) -> {
            for (String placeholder : List.of(settings.usernamePlaceholder(), settings.passwordPlaceholder())) {
                boolean added = value.contains(placeholder)
                        && !connector.config().getOrDefault(key, "").contains(placeholder);
                if (added) {
                    left.add(key + ": holds the placeholder " + placeholder);
                }
            }
        });
        return left;
    }

    private static Map<String, String> renamed(Connector connector, SortedMap<String, String> config) {
        Map<String, String> renamed = new TreeMap<>();
        connector.config().forEach((key, value) -> {
            String now = config.get(key);
            if (now != null && !now.equals(value)) {
                renamed.put(value, now);
            }
        });
        return renamed;
    }

    /** The offsets as the rewritten connector names them. */
    public List<ConnectorOffset> carried(List<ConnectorOffset> offsets) {
        return offsets.stream()
                .map(offset -> new ConnectorOffset(translated(offset.partition(), renamed), offset.offset()))
                .toList();
    }

    /** The offsets of the rewritten connector as the former one names them. */
    public List<ConnectorOffset> returned(List<ConnectorOffset> offsets) {
        Map<String, String> back = new TreeMap<>();
        renamed.forEach((before, after) -> back.put(after, before));
        return offsets.stream()
                .map(offset -> new ConnectorOffset(translated(offset.partition(), back), offset.offset()))
                .toList();
    }

    private static JsonNode translated(JsonNode partition, Map<String, String> names) {
        if (!partition.isObject()) {
            return partition;
        }
        ObjectNode translated = partition.deepCopy();
        partition.properties().forEach(entry -> {
            if (entry.getValue().isTextual()
                    && names.containsKey(entry.getValue().asText())) {
                translated.set(
                        entry.getKey(),
                        TextNode.valueOf(names.get(entry.getValue().asText())));
            }
        });
        return translated;
    }

    /** How many settings: they may hold secrets. */
    @Override
    public String toString() {
        return config.size() + " settings, " + changes.size() + " changes";
    }
}
