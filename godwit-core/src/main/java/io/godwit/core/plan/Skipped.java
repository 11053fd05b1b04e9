package io.godwit.core.plan;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something of the source that the plan leaves out.
 *
 * @param topic the topic of a config; empty for topics and groups
 * @param name of the topic, group or config
 * @param reason why, to stand after the name
 */
public record Skipped(Kind kind, String topic, String name, String reason) {
    /** By kind, topic and name. */
    public static final Comparator<Skipped> ORDER = Comparator.comparing(Skipped::kind)
            .thenComparing(entry -> entry.topic)
            .thenComparing(entry -> entry.name);

    /** What was left out. */
    public enum Kind {
        TOPIC,
        GROUP,
        CONFIG
    }

    public Skipped {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(topic);
        Objects.requireNonNull(name);
        Objects.requireNonNull(reason);
    }

    static Skipped topic(String name, String reason) {
        return new Skipped(Kind.TOPIC, "", name, reason);
    }

    static Skipped group(String name, String reason) {
        return new Skipped(Kind.GROUP, "", name, reason);
    }

    static Skipped config(String topic, String name, String reason) {
        return new Skipped(Kind.CONFIG, topic, name, reason);
    }
}
