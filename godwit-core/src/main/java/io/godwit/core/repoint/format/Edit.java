package io.godwit.core.repoint.format;

import java.util.Comparator;
import java.util.List;

/** A replacement in a text: characters from {@code start} to before {@code end}, UTF-16 units. */
public record Edit(int start, int end, String replacement) {
    /** By position; an insertion before what is replaced behind it. */
    private static final Comparator<Edit> ORDER =
            Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end);

    public Edit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }

    /** The text with all edits. Of two that overlap the first one by position is made. */
    public static String apply(String text, List<Edit> edits) {
        StringBuilder result = new StringBuilder(text.length() + 64 * edits.size());
        int position = 0;
        for (Edit edit : edits.stream().sorted(ORDER).toList()) {
            if (edit.start() < position) {
                continue;
            }
            result.append(text, position, edit.start()).append(edit.replacement());
            position = edit.end();
        }
        return result.append(text, position, text.length()).toString();
    }
}
