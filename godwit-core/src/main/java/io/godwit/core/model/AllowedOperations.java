package io.godwit.core.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the cluster says that our own credentials may do, in Kafka's words such as {@code DESCRIBE_CONFIGS}. A cluster
 * without an authorizer allows everything and says so.
 *
 * @param cluster on the cluster itself; empty where the brokers do not tell (before 2.3)
 * @param topics by topic; a topic that is missing was not told
 * @param groups by group; a group that is missing was not told
 */
public record AllowedOperations(
        Optional<SortedSet<String>> cluster,
        SortedMap<String, SortedSet<String>> topics,
        SortedMap<String, SortedSet<String>> groups) {
    public AllowedOperations {
        cluster = cluster.map(AllowedOperations::copy);
        topics = copy(topics);
        groups = copy(groups);
    }

    /** Nothing was asked, or nothing was told. */
    public static AllowedOperations unknown() {
        return new AllowedOperations(Optional.empty(), new TreeMap<>(), new TreeMap<>());
    }

    private static SortedSet<String> copy(SortedSet<String> operations) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(operations));
    }

    private static SortedMap<String, SortedSet<String>> copy(SortedMap<String, SortedSet<String>> operations) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    }
}
