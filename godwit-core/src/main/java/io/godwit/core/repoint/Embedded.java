package io.godwit.core.repoint;

import io.godwit.core.repoint.format.Format;
import io.godwit.core.repoint.format.Setting;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that are the value of a setting of another file, as in a Kubernetes ConfigMap. */
final class Embedded {
    private static final Pattern PROPERTIES = Pattern.compile("(?m)^[ \\t]*[A-Za-z][A-Za-z0-9._-]*[ \\t]*=");

    private Embedded() {}

    /** The name of the file inside; empty if the value is none. */
    static Optional<String> nameOf(Setting setting) {
        String value = setting.value();
        boolean several = value.indexOf('\n') >= 0;
        boolean object = value.stripLeading().startsWith("{");
        boolean named =
                setting.leaf().indexOf('.') >= 0 && Format.of(setting.leaf()).isRewritten();
        if (named && (several || object || PROPERTIES.matcher(value).lookingAt())) {
            return Optional.of(setting.leaf());
        }
        if (object && !setting.leaf().isEmpty()) {
            return Optional.of(setting.leaf() + ".json");
        }
        if (several && !setting.leaf().isEmpty() && PROPERTIES.matcher(value).find()) {
            return Optional.of(setting.leaf() + (value.stripLeading().startsWith("#!") ? ".sh" : ".properties"));
        }
        return Optional.empty();
    }
}
