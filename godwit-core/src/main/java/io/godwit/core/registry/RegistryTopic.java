package io.godwit.core.registry;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen of the topic in which a registry keeps its data, and of those who use it.
 *
 * @param name of the topic, the same on both clusters
 * @param kind of the registries
 * @param notSelected why the migration does not copy it; empty if it does
 * @param source empty if there is none
 * @param target empty if there is none yet
 * @param sourceInstances members of registries' groups on the source cluster
 * @param targetInstances the same on the target cluster
 * @param sourceAnswers whether the registry at the source's URL answers
 * @param targetAnswers whether one at the target's URL answers
 * @param sourceMode its mode; empty where it does not answer, or has no modes
 */
public record RegistryTopic(
        String name,
        RegistryKind kind,
        Optional<String> notSelected,
        Optional<Shape> source,
        Optional<Shape> target,
        List<String> sourceInstances,
        List<String> targetInstances,
        boolean sourceAnswers,
        boolean targetAnswers,
        Optional<String> sourceMode) {
    public RegistryTopic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(notSelected);
        Objects.requireNonNull(source);
        Objects.requireNonNull(target);
        Objects.requireNonNull(sourceMode);
        sourceInstances = List.copyOf(sourceInstances);
        targetInstances = List.copyOf(targetInstances);
    }

    /**
     * The topic on one cluster.
     *
     * @param configs those in effect; empty where they may not be read
     */
    public record Shape(int partitions, SortedMap<String, String> configs) {
        public Shape {
            configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
        }

        Optional<String> config(String name) {
            return Optional.ofNullable(configs.get(name));
        }
    }

    /** Whether a registry runs on the source's data, by what the cluster or the registry itself tells. */
    public boolean sourceRuns() {
        return sourceAnswers || !sourceInstances.isEmpty();
    }

    /** Whether a registry runs on the target's copy. */
    public boolean targetRuns() {
        return targetAnswers || !targetInstances.isEmpty();
    }

    /** Whether the source's registry refuses to write. */
    public boolean sourceIsStill() {
        return sourceMode.filter(mode -> mode.startsWith("READONLY")).isPresent();
    }
}
