package io.godwit.core.connect;

import io.godwit.core.secret.Redaction;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which settings of a connector are secrets: those that its plugin declares as passwords, and those that look like one. */
public final class ConnectorSecrets {
    /** {@code ${provider:path:key}} alone: Connect looks it up when the connector starts, and never writes it down. */
    private static final Pattern REFERENCE = Pattern.compile("\\s*\\$\\{[A-Za-z0-9._-]+:[^}]*}\\s*");

    private final Set<String> passwords;

    /** @param passwords the settings that the plugin declares as passwords */
    public ConnectorSecrets(Set<String> passwords) {
        this.passwords = Set.copyOf(passwords);
    }

    /** The configuration as it may be shown. References are no secrets. */
    public SortedMap<String, String> shown(Map<String, String> config) {
        SortedMap<String, String> shown = new TreeMap<>();
        config.forEach((key, value) -> shown.put(key, shown(key, value)));
        return shown;
    }

    private String shown(String key, String value) {
        if (isReference(value)) {
            return value;
        }
        return passwords.contains(key) ? Redaction.HIDDEN : Redaction.shown(key, value);
    }

    /** The settings that hold a secret in clear, which everybody sees who may read from Connect's REST API. */
    public SortedSet<String> inClear(Map<String, String> config) {
        SortedSet<String> keys = new TreeSet<>();
        config.forEach((key, value) -> {
            boolean secret =
                    passwords.contains(key) || Redaction.shown(key, value).equals(Redaction.HIDDEN);
            if (secret && !value.isBlank() && !value.contains("${")) {
                keys.add(key);
            }
        });
        return keys;
    }

    static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches();
    }
}
