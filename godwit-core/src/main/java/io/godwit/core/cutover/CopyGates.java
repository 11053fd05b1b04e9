package io.godwit.core.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Whether the copy runs and is close behind. */
final class CopyGates {
    private static final String NONE = "-";

    private final Migration migration;
    private final WavePlan plan;
    private final ReadinessFacts facts;

    CopyGates(Migration migration, WavePlan plan, ReadinessFacts facts) {
        this.migration = migration;
        this.plan = plan;
        this.facts = facts;
    }

    List<Gate> gates() {
        return List.of(topicsOnTarget(), mirrorRunning(), mirrorLag());
    }

    private Gate topicsOnTarget() {
        int missing = facts.missingOnTarget().size();
        if (plan.movesConsumersOnly()) {
            return Gate.met("topics", "0 topics", NONE, "the wave has no producers, so no topic moves with it");
        }
        if (plan.topics().isEmpty()) {
            return Gate.unmet("topics", "0 topics", "1 or more", "the wave has no topic that is copied", "godwit plan");
        }
        return missing == 0
                ? Gate.met(
                        "topics",
                        plan.topics().size() + " topics",
                        "all on the target",
                        "every topic of the wave is there")
                : Gate.unmet(
                        "topics",
                        missing + " missing",
                        "all on the target",
                        "not on the target with the same partitions: " + Gate.few(facts.missingOnTarget()),
                        "godwit plan, then godwit apply");
    }

    private Gate mirrorRunning() {
        if (facts.mirrorRunning().orElse(false)) {
            return Gate.met("mirror-running", "running", "running", "the mirror copies");
        }
        return Gate.unmet(
                "mirror-running",
                facts.mirrorRunning().isPresent() ? "stopped" : NONE,
                "running",
                facts.mirrorRunning().isPresent()
                        ? "no mirror has reported for a while"
                        : "no mirror ever ran for this migration",
                "godwit mirror");
    }

    private Gate mirrorLag() {
        String threshold = "under " + TimeSpan.format(migration.cutover().maxLag());
        List<String> held = facts.topics().values().stream()
                .filter(topic -> topic.state().equals("PAUSED") || topic.state().equals("BLOCKED"))
                .map(topic -> topic.topic() + " is " + topic.state())
                .toList();
        if (!held.isEmpty()) {
            return Gate.unmet("mirror-lag", NONE, threshold, Gate.few(held), "godwit status shows why and what to do");
        }
        List<String> unknown = plan.topics().stream()
                .filter(topic -> facts.topics().get(topic) == null
                        || facts.topics().get(topic).progress().lagSeconds().isEmpty())
                .map(this::whyUnknown)
                .toList();
        if (!unknown.isEmpty()) {
            return Gate.unmet(
                    "mirror-lag",
                    NONE,
                    threshold,
                    "not known yet: " + Gate.few(unknown),
                    "wait until godwit status --watch shows a lag for each topic, then check again");
        }
        double seconds = facts.topics().values().stream()
                .mapToDouble(topic -> topic.progress().lagSeconds().orElse(0))
                .max()
                .orElse(0);
        String value = TimeSpan.format(Duration.ofMillis(Math.round(seconds * 1000)));
        return seconds * 1000 <= migration.cutover().maxLag().toMillis()
                ? Gate.met("mirror-lag", value, threshold, "the mirror is close behind the source")
                : Gate.unmet(
                        "mirror-lag",
                        value,
                        threshold,
                        "the slowest topic is " + worst() + "; draining would take longer than producers should wait",
                        "wait, or raise the throttle; godwit status --watch");
    }

    /** A lag is told once the mirror has compared both ends of a topic; a mirror that starts or turns round takes seconds for it. */
    private String whyUnknown(String name) {
        TopicStatus topic = facts.topics().get(name);
        if (topic == null) {
            return name + " (the mirror has not reported on it; it does every few seconds, once it runs)";
        }
        if (topic.direction().isPresent()) {
            return name + " (the mirror still has it as " + topic.direction().get()
                    + ", as before a rollback; it turns round within seconds)";
        }
        String why =
                topic.reason().isEmpty() ? "the mirror has not measured it since it began with it" : topic.reason();
        return name + " (" + topic.state() + ": " + why + ")";
    }

    private String worst() {
        return facts.topics().values().stream()
                .max(Comparator.comparingDouble(
                        topic -> topic.progress().lagSeconds().orElse(0)))
                .map(topic -> topic.topic())
                .orElse(NONE);
    }
}
