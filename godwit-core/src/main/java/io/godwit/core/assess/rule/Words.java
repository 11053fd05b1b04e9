package io.godwit.core.assess.rule;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A few names and amounts for a sentence. */
final class Words {
    private static final int SHOWN = 5;

    private Words() {}

    /** {@code 1 topic}, {@code 3 topics}. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** {@code a, b, c and 12 more}. */
    static String some(Collection<String> names) {
        String shown = names.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    /** {@code 3 topics: a, b, c}. */
    static String counted(Collection<String> names, String what) {
        return count(names.size(), what) + ": " + some(names);
    }

    static String megabytes(double bytesPerSecond) {
        return String.format(Locale.ROOT, "%.1f MB/s", bytesPerSecond / 1e6);
    }
}
