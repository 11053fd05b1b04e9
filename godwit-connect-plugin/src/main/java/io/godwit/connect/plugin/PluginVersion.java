package io.godwit.connect.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class PluginVersion {
    private PluginVersion() {}

    public static String current() {
        try (InputStream text = PluginVersion.class.getResourceAsStream("version.txt")) {
            return text == null ? "-" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
