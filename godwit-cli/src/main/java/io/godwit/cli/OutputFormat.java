package io.godwit.cli;

/** The forms in which a command writes its data. */
public enum OutputFormat {
    text,
    json,
    yaml
}
