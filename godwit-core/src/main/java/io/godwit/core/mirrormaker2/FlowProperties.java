package io.godwit.core.mirrormaker2;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file as one flow sees it: MirrorMaker's order of prefixes. */
record FlowProperties(MirrorMakerFile file, Flow flow) {
    /** A key of the connectors: the flow's own, else the file's. */
    Optional<PropertyEntry> connector(String key) {
        return file.get(flow.prefix() + key).or(() -> file.get(key));
    }

    String value(String key, String otherwise) {
        return connector(key).map(PropertyEntry::value).map(String::strip).orElse(otherwise);
    }

    /** The line that stands for what the file lacks: the one that enables the flow, else the flow's first. */
    int line() {
        return file.get(flow.prefix() + "enabled")
                .map(PropertyEntry::line)
                .orElseGet(() -> file.entries().values().stream()
                        .filter(entry -> entry.key().startsWith(flow.prefix()))
                        .mapToInt(PropertyEntry::line)
                        .min()
                        .orElse(1));
    }

    /**
     * Client properties of the source, later ones winning, as MirrorSourceConnector's consumer gets them: the file's security
     * settings, the alias's connection, the flow's {@code consumer.}, the alias's {@code consumer.}.
     */
    SortedMap<String, PropertyEntry> sourceClient() {
        SortedMap<String, PropertyEntry> client = connection(flow.source());
        putWithPrefix(client, flow.source() + ".admin.");
        putWithPrefix(client, flow.prefix() + "source.cluster.");
        putWithPrefix(client, flow.prefix() + "consumer.");
        putWithPrefix(client, flow.source() + ".consumer.");
        putWithPrefix(client, flow.prefix() + "source.consumer.");
        return client;
    }

    /** Client properties of the target: the worker's producer takes {@code target.producer.}, overridden by the flow. */
    SortedMap<String, PropertyEntry> targetClient() {
        SortedMap<String, PropertyEntry> client = connection(flow.target());
        putWithPrefix(client, flow.target() + ".admin.");
        putWithPrefix(client, flow.prefix() + "target.cluster.");
        putWithPrefix(client, flow.target() + ".producer.");
        putWithPrefix(client, flow.prefix() + "producer.override.");
        return client;
    }

    private SortedMap<String, PropertyEntry> connection(String alias) {
        SortedMap<String, PropertyEntry> client = new TreeMap<>();
        file.entries().values().stream()
                .filter(entry -> KnownKeys.isConnection(entry.key()))
                .forEach(entry -> client.put(entry.key(), entry));
        for (Map.Entry<String, PropertyEntry> entry : file.entries().entrySet()) {
            String key = withoutPrefix(entry.getKey(), alias + ".");
            if (KnownKeys.isConnection(key)) {
                client.put(key, entry.getValue());
            }
        }
        return client;
    }

    private void putWithPrefix(SortedMap<String, PropertyEntry> client, String prefix) {
        for (Map.Entry<String, PropertyEntry> entry : file.entries().entrySet()) {
            String key = withoutPrefix(entry.getKey(), prefix);
            if (!key.isEmpty()) {
                client.put(key, entry.getValue());
            }
        }
    }

    private static String withoutPrefix(String key, String prefix) {
        return key.startsWith(prefix) ? key.substring(prefix.length()) : "";
    }
}
