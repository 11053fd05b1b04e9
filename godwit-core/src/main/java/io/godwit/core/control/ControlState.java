package io.godwit.core.control;

import io.godwit.core.control.ControlEvents.Pause;
import io.godwit.core.control.ControlEvents.Resume;
import io.godwit.core.control.ControlEvents.Throttle;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the operators want of the mirror now: the journal's control events, folded in their order. The last word on a topic
 * wins, so a topic that was resumed while all were paused runs.
 *
 * @param all the pause of all topics, if one holds
 * @param topics the pauses of single topics
 * @param exceptions the topics that were resumed since all were paused
 * @param throttle the last throttle command for all topics together; empty = the configuration's limit holds
 * @param topicThrottles the limits of single topics that hold beside it, in bytes per second
 */
public record ControlState(
        Optional<Hold> all,
        Map<String, Hold> topics,
        Set<String> exceptions,
        Optional<Throttle> throttle,
        Map<String, Long> topicThrottles) {
    public static final ControlState INITIAL =
            new ControlState(Optional.empty(), Map.of(), Set.of(), Optional.empty(), Map.of());

    public ControlState {
        topics = Map.copyOf(topics);
        exceptions = Set.copyOf(exceptions);
        topicThrottles = Map.copyOf(topicThrottles);
    }

    /** A pause that holds: since when, by whom, and why. */
    public record Hold(Instant since, String actor, String reason) {}

    /** This state after further events; those of other areas change nothing. */
    public ControlState after(List<JournalEvent> events) {
        ControlState state = this;
        for (JournalEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    private ControlState after(JournalEvent event) {
        return switch (event.type()) {
            case ControlEvents.PAUSE -> paused(event, Json.from(event.details(), Pause.class));
            case ControlEvents.RESUME -> resumed(Json.from(event.details(), Resume.class));
            case ControlEvents.THROTTLE -> throttled(Json.from(event.details(), Throttle.class));
            default -> this;
        };
    }

    private ControlState paused(JournalEvent event, Pause pause) {
        Hold hold = new Hold(event.at(), event.actor(), pause.reason());
        if (pause.topics().isEmpty()) {
            return new ControlState(Optional.of(all.orElse(hold)), topics, Set.of(), throttle, topicThrottles);
        }
        Map<String, Hold> held = new TreeMap<>(topics);
        pause.topics().forEach(topic -> held.putIfAbsent(topic, hold));
        return new ControlState(all, held, without(exceptions, pause.topics()), throttle, topicThrottles);
    }

    private ControlState resumed(Resume resume) {
        if (resume.topics().isEmpty()) {
            return new ControlState(Optional.empty(), Map.of(), Set.of(), throttle, topicThrottles);
        }
        Map<String, Hold> held = new TreeMap<>(topics);
        held.keySet().removeAll(resume.topics());
        Set<String> excepted = new TreeSet<>(exceptions);
        if (all.isPresent()) {
            excepted.addAll(resume.topics());
        }
        return new ControlState(all, held, excepted, throttle, topicThrottles);
    }

    private ControlState throttled(Throttle limit) {
        if (limit.topics().isEmpty()) {
            return new ControlState(all, topics, exceptions, Optional.of(limit), topicThrottles);
        }
        Map<String, Long> limits = new TreeMap<>(topicThrottles);
        for (String topic : limit.topics().get()) {
            if (limit.bytesPerSecond().isPresent()) {
                limits.put(topic, limit.bytesPerSecond().getAsLong());
            } else {
                limits.remove(topic);
            }
        }
        return new ControlState(all, topics, exceptions, throttle, limits);
    }

    private static Set<String> without(Set<String> names, Set<String> removed) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(removed);
        return rest;
    }

    /** The pause that holds this topic, if one does. */
    public Optional<Hold> hold(String topic) {
        Hold own = topics.get(topic);
        if (own != null) {
            return Optional.of(own);
        }
        return exceptions.contains(topic) ? Optional.empty() : all;
    }

    /** The limit that holds now, in bytes per second. */
    public OptionalLong throttleBytesPerSecond(OptionalLong configured) {
        return throttle.map(Throttle::bytesPerSecond).orElse(configured);
    }

    /** The limit of a topic alone, in bytes per second. */
    public OptionalLong throttleBytesPerSecond(String topic) {
        Long limit = topicThrottles.get(topic);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
