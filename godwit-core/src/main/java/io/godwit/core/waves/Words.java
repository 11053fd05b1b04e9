package io.godwit.core.waves;

import java.util.Collection;
import java.util.stream.Collectors;

/** A few names for a sentence. */
final class Words {
    private static final int SHOWN = 8;

    private Words() {}

    /** {@code a, b, c and 12 more}. */
    static String some(Collection<?> names) {
        String shown = names.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return shown + (more > 0 ? " and " + more + " more" : "");
    }
}
