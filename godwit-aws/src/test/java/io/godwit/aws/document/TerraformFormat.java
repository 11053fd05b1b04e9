package io.godwit.aws.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of {@code terraform fmt} that a written module can break: indentation, aligned equal signs, blank lines, line ends. */
public final class TerraformFormat {
    private static final Pattern ATTRIBUTE = Pattern.compile("( *)(\"[^\"]+\"|[A-Za-z_][\\w-]*)( +)= (.*)");

    private final List<String> problems = new ArrayList<>();
    private final List<Matcher> group = new ArrayList<>();
    private int depth;
    private boolean heredoc;

    private TerraformFormat() {}

    public static List<String> problems(String text) {
        TerraformFormat format = new TerraformFormat();
        format.check(text);
        return format.problems;
    }

    private void check(String text) {
        if (!text.endsWith("\n") || text.endsWith("\n\n")) {
            problems.add("the file does not end with one line break");
        }
        String before = "";
        for (String line : text.split("\n", -1)) {
            if (heredoc) {
                heredoc = !line.strip().equals("EOT");
            } else {
                line(line, before);
            }
            before = line;
        }
        endGroup();
        if (depth != 0) {
            problems.add("brackets are not balanced");
        }
    }

    private void line(String line, String before) {
        if (line.isEmpty()) {
            endGroup();
            if (before.isEmpty() && depth > 0) {
                problems.add("two blank lines in a block");
            }
            return;
        }
        if (!line.equals(line.stripTrailing())) {
            problems.add("blanks at the end of: " + line);
        }
        int indent = line.startsWith(" ") ? line.length() - line.stripLeading().length() : 0;
        int closing = line.strip().matches("[})\\]].*") ? 1 : 0;
        if (indent != 2 * (depth - closing)) {
            problems.add("indentation of: " + line);
        }
        Matcher attribute = ATTRIBUTE.matcher(line);
        boolean single = attribute.matches() && !attribute.group(4).matches(".*[\\[{(]|<<-EOT");
        if (single) {
            group.add(attribute);
        } else {
            endGroup();
            if (attribute.matches() && attribute.group(3).length() != 1) {
                problems.add("more than one blank before the equal sign of: " + line);
            }
        }
        heredoc = line.endsWith("<<-EOT");
        depth += count(line, '{') + count(line, '[') - count(line, '}') - count(line, ']');
    }

    private static int count(String line, char bracket) {
        String bare = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "").replaceAll("#.*", "");
        return (int) bare.chars().filter(character -> character == bracket).count();
    }

    private void endGroup() {
        int width = group.stream()
                .mapToInt(attribute -> attribute.group(2).length())
                .max()
                .orElse(0);
        for (Matcher attribute : group) {
            if (attribute.group(2).length() + attribute.group(3).length() != width + 1) {
                problems.add("the equal sign is not aligned in: " + attribute.group());
            }
        }
        group.clear();
    }
}
