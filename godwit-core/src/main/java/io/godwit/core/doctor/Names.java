package io.godwit.core.doctor;

import java.util.Collection;
import java.util.stream.Collectors;

/** A few names for a sentence, when there may be thousands. */
final class Names {
    private static final int SHOWN = 5;

    private Names() {}

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
}
