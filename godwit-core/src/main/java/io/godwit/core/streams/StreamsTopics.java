package io.godwit.core.streams;

import io.godwit.core.config.InternalTopicRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** The internal topics of Kafka Streams applications: {@code <application.id>-<name>-changelog} and {@code -repartition}. */
public final class StreamsTopics {
    private StreamsTopics() {}

    /**
     * The application.id that each internal topic belongs to. It is the name of the application's group; where several fit, the
     * longest; where none does, what is left of the topic's name without its last two parts.
     *
     * @param topics any topics; others than internal ones of Streams are left out
     * @param groups the names of all groups
     */
    public static SortedMap<String, String> owners(Collection<String> topics, Collection<String> groups) {
        SortedMap<String, String> owners = new TreeMap<>();
        topics.stream().filter(StreamsTopics::isInternal).forEach(topic -> owners.put(topic, owner(topic, groups)));
        return owners;
    }

    private static boolean isInternal(String topic) {
        return InternalTopicRule.of(topic)
                .filter(InternalTopicRule.STREAMS::equals)
                .isPresent();
    }

    private static String owner(String topic, Collection<String> groups) {
        return groups.stream()
                .filter(group -> topic.startsWith(group + "-"))
                .max(Comparator.comparingInt(String::length))
                .orElseGet(() -> topic.replaceFirst("-[^-]*-(changelog|repartition)$", ""));
    }
}
