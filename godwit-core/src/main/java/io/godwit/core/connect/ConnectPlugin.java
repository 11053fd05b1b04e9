package io.godwit.core.connect;

import java.util.Comparator;
import java.util.Objects;

/**
 * A class that workers can load.
 *
 * @param type source, sink, converter, header_converter, transformation or predicate
 * @param version as the plugin tells it
 */
public record ConnectPlugin(String className, String type, String version) {
    /** By type, class and version. */
    public static final Comparator<ConnectPlugin> ORDER = Comparator.comparing(ConnectPlugin::type)
            .thenComparing(ConnectPlugin::className)
            .thenComparing(ConnectPlugin::version);

    public ConnectPlugin {
        Objects.requireNonNull(className);
        Objects.requireNonNull(type);
        Objects.requireNonNull(version);
    }

    /** Whether a configuration can mean it: by its full name, its simple name, or that without the word at its end. */
    public boolean isMeantBy(String configured) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return className.equals(configured)
                || simple.equals(configured)
                || simple.equals(configured + "Connector")
                || simple.equals(configured + "Converter");
    }
}
