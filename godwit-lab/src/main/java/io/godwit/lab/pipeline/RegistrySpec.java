package io.godwit.lab.pipeline;

import io.godwit.lab.KafkaCluster;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a schema registry keeps what it knows. Immutable; each method returns a changed copy.
 *
 * @param storage for messages and folders
 * @param config Quarkus and Apicurio properties that overrule the lab's own
 * @param databaseFile of the H2 database, without its ending; empty = none
 */
public record RegistrySpec(Storage storage, SortedMap<String, String> config, Optional<Path> databaseFile) {
    /** What holds the schemas. */
    public enum Storage {
        /** Gone with the process. */
        MEMORY,
        /** An H2 database. */
        FILE,
        /** A topic of a Kafka cluster, as Confluent's registry does with {@code _schemas}. */
        KAFKA
    }

    /** The topics that a registry on Kafka makes: all that it knows is in them. */
    public static final String JOURNAL_TOPIC = "kafkasql-journal";

    public static final String SNAPSHOTS_TOPIC = "kafkasql-snapshots";
    public static final String EVENTS_TOPIC = "registry-events";

    public RegistrySpec {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    public static RegistrySpec inMemory() {
        return new RegistrySpec(Storage.MEMORY, new TreeMap<>(), Optional.empty());
    }

    /** In a file of its own folder, which it finds again when it is started again. */
    public static RegistrySpec onFile() {
        return new RegistrySpec(Storage.FILE, new TreeMap<>(), Optional.empty());
    }

    /** In this file, which another registry may have left. */
    public static RegistrySpec onFile(Path database) {
        return new RegistrySpec(Storage.FILE, new TreeMap<>(), Optional.of(database));
    }

    /** In {@value #JOURNAL_TOPIC} and its two neighbours on this cluster; never run two on the same topics. */
    public static RegistrySpec on(KafkaCluster cluster) {
        return onKafka(cluster.bootstrapServers());
    }

    /** In {@value #JOURNAL_TOPIC} and its two neighbours on this cluster; never run two on the same topics. */
    public static RegistrySpec onKafka(String bootstrapServers) {
        return new RegistrySpec(
                Storage.KAFKA,
                new TreeMap<>(Map.of("apicurio.kafkasql.bootstrap.servers", bootstrapServers)),
                Optional.empty());
    }

    public RegistrySpec config(String key, String value) {
        SortedMap<String, String> all = new TreeMap<>(config);
        all.put(key, value);
        return new RegistrySpec(storage, all, databaseFile);
    }

    String label() {
        return "registry-" + storage.name().toLowerCase(java.util.Locale.ROOT);
    }

    SortedMap<String, String> properties(Path folder, int port) {
        SortedMap<String, String> properties = new TreeMap<>(Map.of(
                "quarkus.http.host", "127.0.0.1",
                "quarkus.http.port", Integer.toString(port),
                "quarkus.http.access-log.enabled", "false"));
        switch (storage) {
            case MEMORY -> {}
            case FILE ->
                properties.putAll(Map.of(
                        "apicurio.storage.kind",
                        "sql",
                        "apicurio.storage.sql.kind",
                        "h2",
                        "apicurio.datasource.url",
                        // H2 writes half a second late otherwise, which a kill -9 loses.
                        "jdbc:h2:file:" + databaseFile.orElse(folder.resolve("schemas")) + ";WRITE_DELAY=0"));
            case KAFKA -> properties.put("apicurio.storage.kind", "kafkasql");
        }
        properties.putAll(config);
        return properties;
    }
}
