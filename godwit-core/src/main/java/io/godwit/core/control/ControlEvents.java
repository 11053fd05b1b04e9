package io.godwit.core.control;

import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** The journal events that steer a mirror, and what their details hold. */
public final class ControlEvents {
    public static final String PAUSE = "control.pause";
    public static final String RESUME = "control.resume";
    public static final String THROTTLE = "control.throttle";
    /** Without details: the migration is over, and the mirror ends. */
    public static final String COMPLETE = "control.complete";

    private ControlEvents() {}

    /**
     * Details of {@link #PAUSE}.
     *
     * @param topics which topics; empty = all
     * @param reason why, in the operator's words; may be empty
     */
    public record Pause(SortedSet<String> topics, String reason) {
        public Pause {
            topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        }
    }

    /**
     * Details of {@link #RESUME}.
     *
     * @param topics which topics; empty = all
     */
    public record Resume(SortedSet<String> topics) {
        public Resume {
            topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        }
    }

    /**
     * Details of {@link #THROTTLE}.
     *
     * @param topics topics that each have this limit, beside the one for all together; absent = the one for all together
     * @param bytesPerSecond the limit; empty = none, whatever the configuration says
     */
    public record Throttle(Optional<SortedSet<String>> topics, OptionalLong bytesPerSecond) {
        public Throttle {
            topics = topics.map(names -> Collections.unmodifiableSortedSet(new TreeSet<>(names)));
        }

        /** For all topics together. */
        public Throttle(OptionalLong bytesPerSecond) {
            this(Optional.empty(), bytesPerSecond);
        }
    }

    public static JournalEvent pause(Instant at, String actor, Pause details) {
        return new JournalEvent(at, PAUSE, actor, Json.tree(details));
    }

    public static JournalEvent resume(Instant at, String actor, Resume details) {
        return new JournalEvent(at, RESUME, actor, Json.tree(details));
    }

    public static JournalEvent throttle(Instant at, String actor, Throttle details) {
        return new JournalEvent(at, THROTTLE, actor, Json.tree(details));
    }

    public static JournalEvent complete(Instant at, String actor) {
        return new JournalEvent(at, COMPLETE, actor, Json.tree(Map.of()));
    }
}
