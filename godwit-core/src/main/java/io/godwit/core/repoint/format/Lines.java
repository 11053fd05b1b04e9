package io.godwit.core.repoint.format;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text by position. Line ends are {@code \n}, {@code \r\n} and {@code \r}. */
public final class Lines {
    private Lines() {}

    /** A line without its end. */
    public record Line(int start, int end) {
        public String of(String text) {
            return text.substring(start, end);
        }
    }

    /** All lines; behind a last line end there is none. */
    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOf(text, start);
            lines.add(new Line(start, end));
            start = behind(text, end);
        }
        return lines;
    }

    /** Where the line at that position ends, before its line end. */
    public static int endOf(String text, int position) {
        int end = position;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Where the next line starts, if a line ends at that position. */
    static int behind(String text, int end) {
        if (end >= text.length()) {
            return text.length();
        }
        return end + (text.startsWith("\r\n", end) ? 2 : 1);
    }

    /** Where the line of that position starts. */
    static int startOf(String text, int position) {
        int start = position;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    /** The number of the line of that position, from 1 on. */
    public static int number(String text, int position) {
        int number = 1;
        for (int index = 0; index < position && index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n' || (character == '\r' && !text.startsWith("\n", index + 1))) {
                number++;
            }
        }
        return number;
    }

    /** The line end that the text uses first; {@code \n} if it has none. */
    static String lineEnd(String text) {
        int end = endOf(text, 0);
        return end == text.length() ? "\n" : text.substring(end, behind(text, end));
    }

    /** The blanks at the start of the line of that position. */
    static String indent(String text, int position) {
        int start = startOf(text, position);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }
}
