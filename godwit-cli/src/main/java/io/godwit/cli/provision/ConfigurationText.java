package io.godwit.cli.provision;

import io.godwit.core.provision.CustomConfiguration;
import io.godwit.core.provision.SettingChange;
import java.io.PrintWriter;
import java.util.List;

/** The custom configuration for people, and what of the source's settings it does not have as it was. */
final class ConfigurationText {
    private ConfigurationText() {}

    static void print(CustomConfiguration configuration, PrintWriter out) {
        out.println("Custom configuration:");
        configuration.lines().forEach(line -> out.println("  " + line));
        section("Changed on the way:", configuration.changed(), out);
        section("Left out:", configuration.dropped(), out);
    }

    private static void section(String title, List<SettingChange> changes, PrintWriter out) {
        if (changes.isEmpty()) {
            return;
        }
        out.println();
        out.println(title);
        changes.forEach(change -> out.println("  " + change.name() + "=" + change.value()
                + change.becomes().map(text -> " -> " + text).orElse("") + ": " + change.reason()));
    }
}
