package io.godwit.core.secret;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Decides which properties may be shown. It judges by the key, as values can't be told apart, and when in doubt it hides: a
 * hidden address costs a look into the file, a shown password costs a rotation.
 */
public final class Redaction {
    /** Stands for a value that is not shown. */
    public static final String HIDDEN = "(hidden)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "password|passwd|passphrase|secret|jaas|token|credential|private|user\\.info|keystore\\.certificate"
                    + "|(^|[._-])(api|access|secret|encryption)?[._-]?keys?$|apikey|accesskey");
    /** Keys that hold a word of the other pattern but say only where or how something is. */
    private static final Pattern HARMLESS_KEY =
            Pattern.compile("\\.(location|type|class|url|algorithm|providers?|file|path|ms|seconds)$");

    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?i)(password|passwd|secret|token)\\s*=|LoginModule|-----BEGIN|://[^/\\s:@]+:[^/\\s@]+@");

    private Redaction() {}

    /** Whether the value of a property with this key must not be shown. */
    public static boolean isSecretKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET_KEY.matcher(lower).find() && !HARMLESS_KEY.matcher(lower).find();
    }

    /** The value, or {@link #HIDDEN} if the key or the look of the value says that it is a secret. */
    public static String shown(String key, String value) {
        return isSecretKey(key) || SECRET_VALUE.matcher(value).find() ? HIDDEN : value;
    }

    /** The properties as they may be shown, sorted by key. */
    public static SortedMap<String, String> shown(Map<String, String> properties) {
        SortedMap<String, String> shown = new TreeMap<>();
        properties.forEach((key, value) -> shown.put(key, shown(key, value)));
        return shown;
    }
}
