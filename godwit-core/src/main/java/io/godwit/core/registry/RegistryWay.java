package io.godwit.core.registry;

import java.util.Locale;

/** How schemas come to the target. */
public enum RegistryWay {
    /** One by one through Confluent's API in IMPORT mode. */
    REST,
    /** Apicurio's own export and import. */
    APICURIO,
    /** The mirror copies the topic in which the registry keeps its data. */
    TOPIC;

    /** As the configuration and documents call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
