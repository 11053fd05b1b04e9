package io.godwit.core.connect;

import java.util.Locale;

/** Which way a connector moves records. */
public enum ConnectorKind {
    /** From somewhere into Kafka. */
    SOURCE,
    /** From Kafka to somewhere. */
    SINK,
    /** Connect does not tell, because no worker has the plugin. */
    UNKNOWN;

    /** As Connect's REST API calls it. */
    public static ConnectorKind of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "source" -> SOURCE;
            case "sink" -> SINK;
            default -> UNKNOWN;
        };
    }

    /** The word in texts and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
