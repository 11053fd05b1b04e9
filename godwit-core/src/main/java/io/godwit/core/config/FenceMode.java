package io.godwit.core.config;

import java.util.Locale;

/** How writers are kept from the source's topics once they are to move. */
public enum FenceMode {
    /** By their stop commands alone. */
    STOP,
    /** And by an ACL that denies WRITE to their principals on the wave's topics. */
    ACL,
    /** And by a quota that all but stops their principals or client ids. */
    QUOTA;

    /** The word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FenceMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
