package io.godwit.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the journal keeps about a topic that a plan made or took over.
 *
 * @param held the configs that are held back while it is copied
 * @param restored whether they were given their values back, which ends Godwit's say in the topic's configs
 */
public record TopicMemory(SortedMap<String, HeldConfig> held, boolean restored) {
    public TopicMemory {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    }

    public static TopicMemory holding(SortedMap<String, HeldConfig> held) {
        return new TopicMemory(held, false);
    }

    /** After the cutover. */
    public TopicMemory asRestored() {
        return new TopicMemory(held, true);
    }
}
