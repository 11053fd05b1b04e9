package io.godwit.core.rehearsal;

import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A wave made ready to be rehearsed.
 *
 * @param migration of the shadow topics and groups alone, with a journal of its own
 * @param wave its name in it
 * @param topics real topic → its shadow
 * @param reads shadow group → the shadow topics that it reads
 * @param realGroups shadow group → how it is called in reports
 * @param outside writers that stay on the source: they write what the wave reads and does not write
 * @param notes what is different from the real wave, one line each
 */
public record Shadow(
        Migration migration,
        String wave,
        SortedMap<String, String> topics,
        SortedMap<String, SortedSet<String>> reads,
        SortedMap<String, String> realGroups,
        List<Application> outside,
        List<String> notes) {
    public Shadow {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
        reads = Collections.unmodifiableSortedMap(new TreeMap<>(reads));
        realGroups = Collections.unmodifiableSortedMap(new TreeMap<>(realGroups));
        outside = List.copyOf(outside);
        notes = List.copyOf(notes);
    }

    /** All shadow topics. */
    public SortedSet<String> shadowTopics() {
        return new TreeSet<>(topics.values());
    }

    /** The real topic of a shadow. */
    public String real(String shadowTopic) {
        return topics.entrySet().stream()
                .filter(entry -> entry.getValue().equals(shadowTopic))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(shadowTopic);
    }
}
