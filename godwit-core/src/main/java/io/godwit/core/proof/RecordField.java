package io.godwit.core.proof;

/** The parts of a record that must be equal on both sides. */
public enum RecordField {
    KEY,
    VALUE,
    HEADERS,
    TIMESTAMP;

    /** For texts. */
    public String word() {
        return switch (this) {
            case KEY -> "key";
            case VALUE -> "value";
            case HEADERS -> "headers";
            case TIMESTAMP -> "timestamp";
        };
    }
}
