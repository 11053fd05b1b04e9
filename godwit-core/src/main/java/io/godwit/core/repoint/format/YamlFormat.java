package io.godwit.core.repoint.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * YAML, by the marks of SnakeYAML's nodes. It knows lists of {@code name} and {@code value} (containers), lists of
 * {@code NAME=value} (docker-compose) and the base64 of Kubernetes' secrets.
 */
final class YamlFormat {
    private static final int MAX_DEPTH = 100;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*=.*", Pattern.DOTALL);

    private final String text;
    private final YamlInsertion insertion;
    private final boolean surrogates;
    private final List<Setting> settings = new ArrayList<>();
    /** A node that an alias repeats is visited once. */
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean base64;

    private YamlFormat(String text) {
        this.text = text;
        this.insertion = new YamlInsertion(text);
        this.surrogates = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    }

    static List<Setting> read(String text) {
        YamlFormat format = new YamlFormat(text);
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            int document = 0;
            for (Node root : new Yaml(options).composeAll(new StringReader(text))) {
                format.base64 = isSecret(root);
                format.node(root, document == 0 ? "" : "#" + document + ".", "");
                document++;
            }
        } catch (MarkedYAMLException e) {
            throw new UnreadableFormat(
                    "is not YAML",
                    e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1);
        } catch (YAMLException e) {
            throw new UnreadableFormat("is not YAML", 0);
        }
        return format.settings;
    }

    private static boolean isSecret(Node root) {
        return root instanceof MappingNode mapping
                && scalarOf(mapping, "kind")
                        .filter(kind -> kind.getValue().equals("Secret"))
                        .isPresent();
    }

    private void node(Node node, String path, String leaf) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            mapping(mapping, path);
        } else if (node instanceof SequenceNode sequence) {
            sequence(sequence, path, leaf);
        } else if (node instanceof ScalarNode scalar) {
            settings.add(scalar(scalar, path, leaf));
        }
    }

    private void mapping(MappingNode mapping, String path) {
        boolean flow = mapping.getFlowStyle() == FlowStyle.FLOW;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            String below = path.isEmpty() || path.endsWith(".") ? path + name : path + "." + name;
            if (!(tuple.getValueNode() instanceof ScalarNode scalar)) {
                node(tuple.getValueNode(), below, name);
            } else if (seen.add(scalar)) {
                int keyStart = index(tuple.getKeyNode().getStartMark());
                Setting setting = scalar(scalar, below, name);
                Setting placed = setting.beside(
                        flow
                                ? (others, parent) -> insertion.inFlow(setting.end(), others, parent)
                                : (others, parent) -> insertion.inBlock(keyStart, setting.end(), others, parent));
                int keyEnd = index(tuple.getKeyNode().getEndMark());
                boolean plainKey = text.substring(keyStart, keyEnd).equals(name);
                settings.add(plainKey ? placed.keyAt(keyStart, keyEnd) : placed);
            }
        }
    }

    private void sequence(SequenceNode sequence, String path, String leaf) {
        boolean block = sequence.getFlowStyle() != FlowStyle.FLOW;
        int list = index(sequence.getStartMark());
        int item = 0;
        for (Node node : sequence.getValue()) {
            if (node instanceof MappingNode mapping
                    && scalarOf(mapping, "value").isPresent()) {
                namedValue(mapping, path, item, block);
            } else if (node instanceof ScalarNode scalar
                    && VARIABLE.matcher(scalar.getValue()).matches()) {
                settings.add(variable(scalar, path, block));
            } else if (node instanceof ScalarNode scalar && seen.add(scalar)) {
                settings.add(scalar(scalar, path, leaf).item(list, item));
            } else {
                node(node, path + "[" + item + "]", leaf);
            }
            item++;
        }
    }

    /** {@code - name: X} with {@code value: y}. */
    private void namedValue(MappingNode mapping, String path, int item, boolean block) {
        Optional<ScalarNode> name = scalarOf(mapping, "name");
        ScalarNode value = scalarOf(mapping, "value").orElseThrow();
        if (name.isEmpty()) {
            mapping(mapping, path + "[" + item + "]");
            return;
        }
        String variable = name.get().getValue();
        int nameStart = index(name.get().getStartMark());
        int nameEnd = index(name.get().getEndMark());
        Setting unnamed = scalar(value, path + "." + variable, variable);
        Setting setting =
                text.substring(nameStart, nameEnd).equals(variable) ? unnamed.keyAt(nameStart, nameEnd) : unnamed;
        int start = index(mapping.getStartMark());
        settings.add(
                block
                        ? setting.beside((others, parent) -> insertion.namedValues(start, ends(mapping), others))
                        : setting);
    }

    /** Where the last value of the mapping ends. */
    private int ends(MappingNode mapping) {
        return mapping.getFlowStyle() == FlowStyle.FLOW
                ? index(mapping.getEndMark())
                : mapping.getValue().stream()
                        .mapToInt(tuple -> index(tuple.getValueNode().getEndMark()))
                        .max()
                        .orElseThrow();
    }

    /** {@code - NAME=value}. */
    private Setting variable(ScalarNode scalar, String path, boolean block) {
        Setting whole = scalar(scalar, path, "");
        int equals = whole.value().indexOf('=');
        String name = whole.value().substring(0, equals);
        Setting setting = new Setting(
                path + "." + name,
                name,
                whole.value().substring(equals + 1),
                whole.start(),
                whole.end(),
                value -> whole.notation().write(name + "=" + value),
                Sibling.NONE,
                Optional.empty(),
                -1,
                -1,
                whole.secret());
        return block
                ? setting.beside((others, parent) -> insertion.variables(whole.start(), whole.end(), others))
                : setting;
    }

    private Setting scalar(ScalarNode scalar, String path, String leaf) {
        Setting plain = YamlScalarText.setting(
                text, path, leaf, scalar, index(scalar.getStartMark()), index(scalar.getEndMark()));
        String last = path.replaceFirst("^#\\d+\\.", "").toLowerCase(Locale.ROOT);
        if (!base64 || !(last.startsWith("data.") || last.startsWith("stringdata."))) {
            return plain;
        }
        return last.startsWith("data.") ? Base64Text.decoded(plain) : Base64Text.secret(plain);
    }

    private static Optional<ScalarNode> scalarOf(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name)
                        && tuple.getValueNode() instanceof ScalarNode)
                .map(tuple -> (ScalarNode) tuple.getValueNode())
                .findFirst();
    }

    /** SnakeYAML counts code points. */
    private int index(Mark mark) {
        return surrogates ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }
}
