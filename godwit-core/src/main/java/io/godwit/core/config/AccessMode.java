package io.godwit.core.config;

import java.util.Locale;

/** Whether a wave waits until its applications may do on the target what they may do on the source. */
public enum AccessMode {
    /** Nothing moves while ACLs or users of the wave are missing on the target. */
    REQUIRED,
    /** The check says what is missing, and the wave moves all the same. */
    PREFERRED;

    /** The word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccessMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
