package io.godwit.core.config.yaml;

import io.godwit.core.error.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one YAML document, reporting syntax errors and duplicate keys. No tag makes it create an object. */
public final class YamlReader {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ALIASES = 50;

    private final Consumer<Problem> problems;

    public YamlReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The document; empty if it can't be read, which was then reported. An empty document is an empty mapping. */
    public Optional<YamlNode> read(String text) {
        try {
            Node root = new Yaml(options()).compose(new StringReader(text));
            return Optional.of(
                    root == null ? new YamlMapping(1, Map.of()) : convert(root, line(root), YamlPath.ROOT, MAX_DEPTH));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.accept(new Problem(
                    YamlPath.ROOT.toString(), line, Problem.NO_VALUE, "is not YAML: " + firstLine(e.getProblem())));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.accept(new Problem(
                    YamlPath.ROOT.toString(),
                    0,
                    Problem.NO_VALUE,
                    "is not YAML: " + firstLine(String.valueOf(e.getMessage()))));
            return Optional.empty();
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }

    /** The line of a value is that of its key. The depth bounds a document that contains itself through an alias. */
    private YamlNode convert(Node node, int line, YamlPath path, int depth) {
        if (depth == 0) {
            throw new YAMLException("nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (node.getNodeId()) {
            case scalar -> scalar((ScalarNode) node, line);
            case sequence -> list((SequenceNode) node, line, path, depth);
            case mapping -> mapping((MappingNode) node, line, path, depth);
            case anchor -> throw new YAMLException("an alias without its anchor");
        };
    }

    private static YamlScalar scalar(ScalarNode node, int line) {
        return node.getScalarStyle() == ScalarStyle.PLAIN
                ? YamlScalar.plain(line, node.getValue())
                : new YamlScalar(line, node.getValue(), YamlScalar.Type.TEXT);
    }

    private YamlList list(SequenceNode node, int line, YamlPath path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(convert(item, line(item), path.index(items.size()), depth - 1));
        }
        return new YamlList(line, items);
    }

    private YamlMapping mapping(MappingNode node, int line, YamlPath path, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
            int keyLine = line(tuple.getKeyNode());
            Integer earlier = lines.putIfAbsent(key, keyLine);
            if (earlier != null) {
                problems.accept(new Problem(
                        path.key(key).toString(),
                        keyLine,
                        Problem.NO_VALUE,
                        "stands twice: first in line " + earlier + "; keep one"));
            } else {
                entries.put(key, convert(tuple.getValueNode(), keyLine, path.key(key), depth - 1));
            }
        }
        return new YamlMapping(line, Collections.unmodifiableMap(entries));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unreadable");
    }
}
