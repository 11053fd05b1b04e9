package io.godwit.aws.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with three directives, each on a line of its own: {@code #if NAME}, {@code #if !NAME} and {@code #end}; and places
 * {@code @name@}. A place that stands alone on its line takes several lines, each indented as it is; with none, the line
 * goes away.
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@([A-Za-z]+)@");

    private final String name;
    private final List<String> lines;

    private Template(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** The template that is packaged beside this class. */
    static Template packaged(String path) {
        try (InputStream stream = Template.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the template " + path + " is not packaged");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Template(path, text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param conditions the names that hold
     * @param values the texts of the places, each of any number of lines
     */
    String fill(Set<String> conditions, Map<String, List<String>> values) {
        List<String> filled = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>();
        for (String line : lines) {
            if (line.startsWith("#if ")) {
                open.push(holds(line.substring(4), conditions));
            } else if (line.equals("#end")) {
                open.pop();
            } else if (!open.contains(false)) {
                place(line, values).forEach(filled::add);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException(name + " has an #if without an #end");
        }
        return String.join("\n", filled) + "\n";
    }

    private static boolean holds(String condition, Set<String> conditions) {
        return condition.startsWith("!")
                ? !conditions.contains(condition.substring(1))
                : conditions.contains(condition);
    }

    private Stream<String> place(String line, Map<String, List<String>> values) {
        Matcher alone = PLACE.matcher(line.strip());
        if (alone.matches()) {
            String indent = line.substring(0, line.indexOf('@'));
            return values(alone.group(1), values).stream().map(text -> text.isEmpty() ? "" : indent + text);
        }
        return Stream.of(PLACE.matcher(line)
                .replaceAll(place -> Matcher.quoteReplacement(String.join("", values(place.group(1), values)))));
    }

    private List<String> values(String place, Map<String, List<String>> values) {
        List<String> found = values.get(place);
        if (found == null) {
            throw new IllegalStateException(name + " has a place @" + place + "@ that nothing fills");
        }
        return found;
    }
}
