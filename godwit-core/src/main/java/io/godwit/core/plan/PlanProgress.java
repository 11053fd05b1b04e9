package io.godwit.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a plan that was made earlier stands against the clusters as they are now: a plan made just now tells what is left to
 * do. A step of the old plan that the new one does not have is done; a step of the new plan that the old one does not have
 * means that a cluster drifted.
 *
 * @param remaining steps of the old plan still to do, in order
 * @param done steps of the old plan that the clusters show as done
 * @param drifts what is different from what the old plan took into account; empty if it may be applied
 */
public record PlanProgress(List<PlanStep> remaining, List<PlanStep> done, List<Drift> drifts) {
    public PlanProgress {
        remaining = List.copyOf(remaining);
        done = List.copyOf(done);
        drifts = List.copyOf(drifts);
    }

    /** One difference, such as {@code source topic order} and {@code partitions 6 -> 8}. */
    public record Drift(String resource, String change) {}

    /**
     * @param planned the plan to apply
     * @param now a plan of the same migration, made from the clusters as they are
     */
    public static PlanProgress of(Plan planned, Plan now) {
        Set<PlanStep> left = new HashSet<>(now.steps());
        Set<PlanStep> known = new HashSet<>(planned.steps());
        List<PlanStep> remaining =
                planned.steps().stream().filter(left::contains).toList();
        List<PlanStep> done =
                planned.steps().stream().filter(step -> !left.contains(step)).toList();
        TreeSet<String> drifted = new TreeSet<>();
        now.steps().stream().filter(step -> !known.contains(step)).forEach(step -> drifted.add(step.topic()));
        Set<String> moving = new HashSet<>(now.unchanged());
        now.steps().forEach(step -> moving.add(step.topic()));
        planned.steps().stream()
                .map(PlanStep::topic)
                .filter(topic -> !moving.contains(topic))
                .forEach(drifted::add);
        List<Drift> drifts = new ArrayList<>();
        drifted.forEach(topic -> drifts.addAll(explain(topic, planned, now)));
        return new PlanProgress(remaining, done, drifts);
    }

    private static List<Drift> explain(String topic, Plan planned, Plan now) {
        List<Drift> drifts = new ArrayList<>();
        compare("source", topic, planned.source(), now.source()).ifPresent(drifts::add);
        compare("target", topic, planned.target(), now.target()).ifPresent(drifts::add);
        if (drifts.isEmpty()) {
            String reason = now.notices().stream()
                    .filter(notice -> notice.resource().equals("topic " + topic))
                    .map(PlanNotice::reason)
                    .findFirst()
                    .orElse("a plan made now would be another one");
            drifts.add(new Drift("topic " + topic, reason));
        }
        return drifts;
    }

    private static Optional<Drift> compare(String side, String topic, ClusterFacts then, ClusterFacts now) {
        Optional<TopicFacts> before = Optional.ofNullable(then.topics().get(topic));
        Optional<TopicFacts> after = Optional.ofNullable(now.topics().get(topic));
        if (before.equals(after)) {
            return Optional.empty();
        }
        String change = before.isEmpty() ? "is new" : after.isEmpty() ? "is gone" : changes(before.get(), after.get());
        return Optional.of(new Drift(side + " topic " + topic, change));
    }

    private static String changes(TopicFacts before, TopicFacts after) {
        List<String> changes = new ArrayList<>();
        if (before.partitions() != after.partitions()) {
            changes.add("partitions " + before.partitions() + " -> " + after.partitions());
        }
        if (before.replicationFactor() != after.replicationFactor()) {
            changes.add("replication factor " + before.replicationFactor() + " -> " + after.replicationFactor());
        }
        SortedMap<String, String> names = new TreeMap<>(before.configs());
        names.putAll(after.configs());
        for (String name : names.keySet()) {
            String from = before.configs().getOrDefault(name, "(default)");
            String to = after.configs().getOrDefault(name, "(default)");
            if (!from.equals(to)) {
                changes.add(name + " " + from + " -> " + to);
            }
        }
        return String.join(", ", changes);
    }
}
