package io.godwit.core.config.parser;

import io.godwit.core.config.schema.Key;
import io.godwit.core.config.schema.Section;
import io.godwit.core.config.schema.ValueType;
import io.godwit.core.config.schema.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a {@code migration.yaml} in which every key is explained: keys with a value as they are, all others as a comment with
 * their default or an example. It follows the declared keys, so that a new key is in it by itself.
 */
public final class MigrationTemplate {
    private static final int COLUMNS = 110;

    private final Map<String, YamlText> values = new LinkedHashMap<>();
    private final List<String> header;

    /** @param header lines of the comment at the top */
    public MigrationTemplate(List<String> header) {
        this.header = List.copyOf(header);
    }

    /** Sets the key at the path, such as {@code mirror.tasks}; an empty text leaves it as it is. */
    public MigrationTemplate set(String path, YamlText value) {
        if (!value.isEmpty()) {
            values.put(path, value);
        }
        return this;
    }

    public MigrationTemplate set(String path, Optional<YamlText> value) {
        value.ifPresent(text -> set(path, text));
        return this;
    }

    /** The text of the file. */
    public String write() {
        List<String> lines = new ArrayList<>();
        header.forEach(line -> lines.add(line.isEmpty() ? "#" : "# " + line));
        writeKeys(MigrationSection.SECTION, "", "", lines);
        return String.join("\n", lines) + "\n";
    }

    private void writeKeys(Section<?> section, String path, String indent, List<String> lines) {
        for (Key<?> key : section.keys()) {
            if (indent.isEmpty()) {
                lines.add("");
            }
            comment(key, indent, lines);
            writeKey(key, path + key.name(), indent, lines);
        }
    }

    private void writeKey(Key<?> key, String path, String indent, List<String> lines) {
        YamlText value = values.get(path);
        Optional<Section<?>> section = key.type().asSection();
        Optional<Section<?>> item = key.type().itemType().flatMap(ValueType::asSection);
        if (value != null) {
            lines.addAll(value.under(key.name(), indent));
        } else if (section.isPresent() && isAlwaysThere(key)) {
            lines.add(indent + key.name() + ":");
            writeKeys(section.get(), path + ".", indent + "  ", lines);
        } else if (item.isPresent()) {
            lines.add(indent + "# " + key.name() + ":");
            exampleItem(item.get(), indent, lines);
        } else {
            lines.add(indent + "# " + key.name() + ": " + key.example());
        }
    }

    /** A section that may be left out, and then is something else than an empty one, is shown by its example. */
    private static boolean isAlwaysThere(Key<?> key) {
        return key.required() || key.defaultYaml().isPresent();
    }

    private static void exampleItem(Section<?> item, String indent, List<String> lines) {
        String dash = "- ";
        for (Key<?> key : item.keys()) {
            lines.add(indent + "#   " + dash + key.name() + ": " + key.example());
            dash = "  ";
        }
    }

    private static void comment(Key<?> key, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent + "#");
        for (String word : key.description().split(" ", -1)) {
            if (line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "#");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
    }
}
