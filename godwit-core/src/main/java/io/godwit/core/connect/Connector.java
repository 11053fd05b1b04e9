package io.godwit.core.connect;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A connector as Connect's REST API tells it.
 *
 * @param config as it was given to Connect: references of config providers are not resolved, passwords may be in clear
 */
public record Connector(String name, ConnectorKind kind, SortedMap<String, String> config, ConnectorStatus status) {
    public Connector {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(status);
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    public Connector(String name, ConnectorKind kind, Map<String, String> config, ConnectorStatus status) {
        this(name, kind, new TreeMap<>(config), status);
    }

    /** {@code connector.class}, full or short, as it is configured. */
    public String className() {
        return config.getOrDefault("connector.class", "");
    }

    /** The group of a sink: {@code connect-<name>}, unless the connector says otherwise. */
    public String group() {
        return setting("consumer.override.group.id").orElse("connect-" + name);
    }

    /** The topics that a sink names. Those of {@code topics.regex} are not among them. */
    public List<String> topics() {
        return setting("topics").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    public Optional<String> topicsRegex() {
        return setting("topics.regex");
    }

    /** The topic to which a sink writes records that it can't handle. */
    public Optional<String> deadLetterTopic() {
        return setting("errors.deadletterqueue.topic.name");
    }

    /** The classes of converters that it names itself; the workers' ones are not told by Connect. */
    public SortedMap<String, String> converters() {
        SortedMap<String, String> converters = new TreeMap<>();
        for (String key : List.of("key.converter", "value.converter", "header.converter")) {
            setting(key).ifPresent(value -> converters.put(key, value));
        }
        return converters;
    }

    public Optional<String> setting(String key) {
        return Optional.ofNullable(config.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The name alone: the configuration may hold secrets. */
    @Override
    public String toString() {
        return name;
    }
}
