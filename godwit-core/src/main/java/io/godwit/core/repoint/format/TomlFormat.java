package io.godwit.core.repoint.format;

import java.util.List;

/** TOML. */
final class TomlFormat {
    private TomlFormat() {}

    static List<Setting> read(String text) {
        return new AssignmentScanner(text, false).scan();
    }
}
