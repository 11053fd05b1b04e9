package io.godwit.core.mirrormaker2;

import io.godwit.core.secret.Redaction;

/**
 * One entry of a properties file.
 *
 * @param line where it begins, counted from 1
 * @param key unescaped
 * @param value unescaped; it may be a secret
 */
public record PropertyEntry(int line, String key, String value) {
    PropertyEntry withKey(String other) {
        return new PropertyEntry(line, other, value);
    }

    PropertyEntry withValue(String other) {
        return new PropertyEntry(line, key, other);
    }

    /** The value as it may be shown. */
    public String shownValue() {
        return Redaction.shown(key, value);
    }

    @Override
    public String toString() {
        return line + ": " + key + " = " + shownValue();
    }
}
