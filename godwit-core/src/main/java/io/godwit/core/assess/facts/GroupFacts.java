package io.godwit.core.assess.facts;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One group.
 *
 * @param type in Kafka's words: {@code Classic}, {@code Consumer}, {@code Share}, {@code Streams}
 * @param protocolType {@code consumer}, {@code connect}, or empty
 * @param state in Kafka's words
 * @param members how many
 * @param clients client ids and hosts of the members, as {@code client@host}
 * @param topics that it has offsets of or is assigned, with the records that it is behind; -1 where unknown
 */
public record GroupFacts(
        String name,
        String type,
        String protocolType,
        String state,
        int members,
        SortedSet<String> clients,
        SortedMap<String, Long> topics) {
    public GroupFacts {
        clients = Collections.unmodifiableSortedSet(new TreeSet<>(clients));
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    }

    /** Records that it is behind on all topics; -1 where that is not known of one. */
    public long lag() {
        return topics.values().stream().anyMatch(lag -> lag < 0)
                ? -1
                : topics.values().stream().mapToLong(Long::longValue).sum();
    }
}
