package io.godwit.core.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the applications' files are rewritten for the target.
 *
 * @param roots folders and files that are searched where the command line names none
 * @param sourceAddresses more addresses of the source: {@code host:port}, or {@code host} for each of its ports
 * @param zookeeper addresses of the source's ZooKeeper, {@code host:port}
 * @param urls beginnings of URLs of registry, Connect and REST with what replaces them
 * @param properties client properties for the applications; they win over the target's
 * @param credentials whose user and password the files get
 * @param usernamePlaceholder stands for a user that is not known
 * @param passwordPlaceholder stands for a password
 * @param skipFolders names of folders that are not searched, besides the usual ones
 * @param maxFileBytes larger files are searched but never rewritten
 */
public record RepointConfig(
        List<String> roots,
        List<String> sourceAddresses,
        List<String> zookeeper,
        Map<String, String> urls,
        Map<String, String> properties,
        Credentials credentials,
        String usernamePlaceholder,
        String passwordPlaceholder,
        List<String> skipFolders,
        long maxFileBytes) {
    /** What holds where {@code migration.yaml} says nothing. */
    public static final RepointConfig DEFAULT = new RepointConfig(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Credentials.PLACEHOLDER,
            "${KAFKA_USERNAME}",
            "${KAFKA_PASSWORD}",
            List.of(),
            10L << 20);

    public RepointConfig {
        roots = List.copyOf(roots);
        sourceAddresses = List.copyOf(sourceAddresses);
        zookeeper = List.copyOf(zookeeper);
        urls = Collections.unmodifiableMap(new TreeMap<>(urls));
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        skipFolders = List.copyOf(skipFolders);
    }

    /** The roots alone: properties may hold secrets. */
    @Override
    public String toString() {
        return "repoint " + roots;
    }

    /** Whose user and password the rewritten files get. */
    public enum Credentials {
        /** The file's own user, and a placeholder for the password. */
        PLACEHOLDER("placeholder"),
        /** The file's own user and password: the target has the same ones. */
        KEEP("keep"),
        /** Those of the target in {@code migration.yaml}, in clear. */
        MIGRATION("migration");

        private final String word;

        Credentials(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException if no value has that word */
        public static Credentials of(String word) {
            for (Credentials value : values()) {
                if (value.word.equals(word)) {
                    return value;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }
}
