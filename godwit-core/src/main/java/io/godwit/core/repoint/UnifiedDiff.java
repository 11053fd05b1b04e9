package io.godwit.core.repoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The difference of two texts as {@code diff -u} and {@code git diff} write it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_LINE_END = "\\ No newline at end of file\n";

    private UnifiedDiff() {}

    /** To be shown: no line has a secret in it. */
    public static String masked(String path, String before, String after) {
        return of(path, before, after, Masking::lines);
    }

    /** To be applied by {@code git apply}: as it is, so with the secrets that the file has. */
    public static String exact(String path, String before, String after) {
        return of(path, before, after, (name, text) -> content(text));
    }

    private static String of(String path, String before, String after, BiFunction<String, String, List<String>> shown) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<LineDifference.Block> blocks = LineDifference.between(old, now);
        if (blocks.isEmpty()) {
            return "";
        }
        List<String> oldShown = shown.apply(path, before);
        List<String> nowShown = shown.apply(path, after);
        StringBuilder diff = new StringBuilder("--- a/" + path + "\n+++ b/" + path + "\n");
        int index = 0;
        while (index < blocks.size()) {
            int last = index;
            while (last + 1 < blocks.size()
                    && blocks.get(last + 1).oldStart() - blocks.get(last).oldEnd() <= 2 * CONTEXT) {
                last++;
            }
            hunk(diff, blocks.subList(index, last + 1), old, oldShown, now, nowShown);
            index = last + 1;
        }
        return diff.toString();
    }

    private static void hunk(
            StringBuilder diff,
            List<LineDifference.Block> blocks,
            List<String> old,
            List<String> oldShown,
            List<String> now,
            List<String> nowShown) {
        LineDifference.Block first = blocks.get(0);
        LineDifference.Block last = blocks.get(blocks.size() - 1);
        int lead = Math.min(CONTEXT, first.oldStart());
        int trail = Math.min(CONTEXT, old.size() - last.oldEnd());
        int oldStart = first.oldStart() - lead;
        int newStart = first.newStart() - lead;
        int oldCount = last.oldEnd() + trail - oldStart;
        int newCount = last.newEnd() + trail - newStart;
        diff.append("@@ -")
                .append(range(oldStart, oldCount))
                .append(" +")
                .append(range(newStart, newCount))
                .append(" @@\n");
        int at = oldStart;
        for (LineDifference.Block block : blocks) {
            for (; at < block.oldStart(); at++) {
                line(diff, ' ', old.get(at), oldShown.get(at));
            }
            for (; at < block.oldEnd(); at++) {
                line(diff, '-', old.get(at), oldShown.get(at));
            }
            for (int added = block.newStart(); added < block.newEnd(); added++) {
                line(diff, '+', now.get(added), nowShown.get(added));
            }
        }
        for (; at < last.oldEnd() + trail; at++) {
            line(diff, ' ', old.get(at), oldShown.get(at));
        }
    }

    private static String range(int start, int count) {
        return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
    }

    /** The line's own end is kept, so that a patch fits files with {@code \r\n}. */
    private static void line(StringBuilder diff, char sign, String line, String shown) {
        String end = line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
        diff.append(sign).append(shown).append(end);
        if (end.isEmpty()) {
            diff.append('\n').append(NO_LINE_END);
        }
    }

    /** Lines with their ends. A {@code \r} alone does not end one here: no tool that reads diffs takes it for an end. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static List<String> content(String text) {
        return lines(text).stream()
                .map(line -> line.replaceFirst("\\r?\\n\\z", ""))
                .toList();
    }
}
