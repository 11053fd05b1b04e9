package io.godwit.core.config;

/** Whether a switch needs a reverse mirror, which lets it be rolled back after producers have written to the target. */
public enum ReverseMode {
    /** Nothing is switched without one. */
    REQUIRED,
    /** It is armed wherever it can be; where it can't, the check says so and the switch goes on without it. */
    PREFERRED,
    /** None is armed. */
    OFF;

    /** The word in the configuration. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static ReverseMode of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}
