package io.godwit.core.plan;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What former plans did, as the journal knows it: the topics that are Godwit's own work. */
public record PlanMemory(SortedMap<String, TopicMemory> topics) {
    private static final String PREFIX = "plan.topic/";

    public PlanMemory {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    }

    /** Of a migration that did nothing so far. */
    public static PlanMemory empty() {
        return new PlanMemory(new TreeMap<>());
    }

    public static PlanMemory read(Journal journal) {
        TreeMap<String, TopicMemory> topics = new TreeMap<>();
        journal.getAll(PREFIX)
                .forEach((key, json) -> topics.put(key.substring(PREFIX.length()), Json.read(json, TopicMemory.class)));
        return new PlanMemory(topics);
    }

    /** Remembers topics; durable on return. */
    public static void write(Journal journal, Map<String, TopicMemory> topics) {
        TreeMap<String, String> values = new TreeMap<>();
        topics.forEach((topic, memory) -> values.put(PREFIX + topic, Json.line(memory)));
        journal.putAll(values);
    }

    /** Forgets a topic that turned out to be somebody else's. */
    public static void forget(Journal journal, String topic) {
        journal.remove(PREFIX + topic);
    }

    public Optional<TopicMemory> of(String topic) {
        return Optional.ofNullable(topics.get(topic));
    }
}
