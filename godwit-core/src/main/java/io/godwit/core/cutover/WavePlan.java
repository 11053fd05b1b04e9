package io.godwit.core.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What moves together, resolved from the configuration and from what there is.
 *
 * @param topics the wave's topics
 * @param consumers applications that only read, in the order of the configuration; they move first, one by one
 * @param producers applications that write, with the groups that some of them have; they move last, together
 */
public record WavePlan(
        String migration,
        String wave,
        SortedSet<String> topics,
        List<Application> consumers,
        List<Application> producers) {
    /** The name under which groups move that no application names. It can't be an application's. */
    public static final String OTHER_GROUPS = "(groups without application)";

    public WavePlan {
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        consumers = List.copyOf(consumers);
        producers = List.copyOf(producers);
    }

    /**
     * @param topics all topics that are copied
     * @param groups all selected groups of the source that committed offsets in them
     */
    public static WavePlan of(Migration migration, Wave wave, SortedSet<String> topics, SortedSet<String> groups) {
        List<Application> members = migration.applications().stream()
                .filter(application -> wave.applications().contains(application.name()))
                .toList();
        boolean single = migration.waves().size() == 1;
        List<Application> consumers = new java.util.ArrayList<>(members.stream()
                .filter(application -> application.produces().isEmpty())
                .toList());
        if (single) {
            others(migration, groups).ifPresent(consumers::add);
        }
        List<Application> producers = members.stream()
                .filter(application -> !application.produces().isEmpty())
                .toList();
        return new WavePlan(
                migration.name(), wave.name(), single ? topics : produced(producers, topics), consumers, producers);
    }

    private static SortedSet<String> produced(List<Application> producers, SortedSet<String> topics) {
        SortedSet<String> produced = new TreeSet<>();
        producers.forEach(application -> produced.addAll(application.produces()));
        produced.retainAll(topics);
        return produced;
    }

    /** The groups that no application names: their offsets are carried, but nobody stops or starts them. */
    private static Optional<Application> others(Migration migration, SortedSet<String> groups) {
        SortedSet<String> unnamed = new TreeSet<>(groups);
        migration.applications().forEach(application -> unnamed.removeAll(application.groups()));
        return unnamed.isEmpty()
                ? Optional.empty()
                : Optional.of(Application.of(OTHER_GROUPS, KafkaUse.of(List.copyOf(unnamed), List.of())));
    }

    /** Whether nobody in the wave writes: then no topic is switched with it. */
    public boolean movesConsumersOnly() {
        return topics.isEmpty() && producers.isEmpty() && !consumers.isEmpty();
    }

    /** Every group of the wave. */
    public SortedSet<String> groups() {
        SortedSet<String> groups = new TreeSet<>();
        consumers.forEach(application -> groups.addAll(application.groups()));
        producers.forEach(application -> groups.addAll(application.groups()));
        return groups;
    }

    /** The groups that move although no application names them. */
    public SortedSet<String> otherGroups() {
        SortedSet<String> groups = new TreeSet<>();
        consumers.stream()
                .filter(application -> application.name().equals(OTHER_GROUPS))
                .forEach(application -> groups.addAll(application.groups()));
        return groups;
    }
}
