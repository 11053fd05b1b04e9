package io.godwit.core.assess;

import java.util.Locale;

/** Kinds of Amazon MSK. */
public enum TargetKind {
    STANDARD,
    EXPRESS,
    SERVERLESS;

    /** As it is written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For texts: {@code MSK Express}. */
    public String words() {
        return "MSK " + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
