package io.godwit.core.waves;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An application and all that is known of its use of the source.
 *
 * @param name as migration.yaml calls it, or as it is proposed
 * @param named what migration.yaml says about it; empty if it is proposed
 * @param kind what it is
 * @param use what migration.yaml says and what was seen, together
 * @param reads topic → how that is known
 * @param writes topic → how that is known
 * @param processesInTransactions whether it commits what it has read in the transactions by which it writes, or is a Streams
 *     application
 * @param hosts where members of its groups run, as the brokers see them
 * @param possiblePrincipals who may read its groups, by ACLs about these groups alone
 */
public record UsedApplication(
        String name,
        Optional<Application> named,
        Kind kind,
        KafkaUse use,
        SortedMap<String, String> reads,
        SortedMap<String, String> writes,
        boolean processesInTransactions,
        SortedSet<String> hosts,
        SortedSet<String> possiblePrincipals) {
    /** What an application is. */
    public enum Kind {
        CONSUMER("reads"),
        PRODUCER("writes"),
        READER_AND_WRITER("reads and writes"),
        READ_PROCESS_WRITE("reads and writes in transactions"),
        STREAMS("Kafka Streams"),
        CONNECT("Kafka Connect"),
        SCHEMA_REGISTRY("schema registry"),
        /** Named, and nothing is known of it. */
        UNKNOWN("-");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For texts. */
        public String words() {
            return words;
        }
    }

    public UsedApplication {
        reads = Collections.unmodifiableSortedMap(new TreeMap<>(reads));
        writes = Collections.unmodifiableSortedMap(new TreeMap<>(writes));
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        possiblePrincipals = Collections.unmodifiableSortedSet(new TreeSet<>(possiblePrincipals));
    }

    public Optional<String> owner() {
        return named.flatMap(Application::owner);
    }

    /** Whether migration.yaml names it. */
    public boolean isNamed() {
        return named.isPresent();
    }

    public boolean onlyReads() {
        return writes.isEmpty();
    }

    /** Topics that it was seen to write and migration.yaml does not say so. */
    public List<String> writesNotNamed() {
        return named.map(application -> writes.keySet().stream()
                        .filter(topic -> !application.produces().contains(topic))
                        .toList())
                .orElse(List.of());
    }
}
