package io.godwit.core.registry;

import java.util.Locale;

/** Which program a schema registry is. */
public enum RegistryKind {
    /** Confluent's, and those that behave as it does, Redpanda's among them. */
    CONFLUENT("_schemas"),
    /** Aiven's Karapace: Confluent's API and topic, without IMPORT mode. */
    KARAPACE("_schemas"),
    /** Apicurio, asked by its own API and by the one that is compatible with Confluent's. */
    APICURIO("kafkasql-journal"),
    /** AWS Glue, whose ids in records are of another form. */
    GLUE("");

    private final String topic;

    RegistryKind(String topic) {
        this.topic = topic;
    }

    /** The topic in which it keeps its data, unless it is told another; empty where there is none. */
    public String defaultTopic() {
        return topic;
    }

    /** As the configuration and documents call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
