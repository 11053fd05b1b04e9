package io.godwit.migration.mirror;

import io.godwit.core.completion.Completion;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.control.ControlEvents;
import io.godwit.core.control.ControlEvents.Pause;
import io.godwit.core.control.ControlEvents.Resume;
import io.godwit.core.control.ControlEvents.Throttle;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.Journal;
import io.godwit.core.status.MirrorSession;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Writes into the journal what a mirror, wherever it runs, then does. */
public final class MirrorControls {
    private final String migration;
    private final Journal journal;
    private final StatusStore store;
    private final Supplier<Set<String>> selected;
    private final String actor;
    private final Clock clock;

    /**
     * @param migration its name
     * @param selected the names that a command may give, asked for when no mirror has written any
     */
    public MirrorControls(
            String migration, Journal journal, Supplier<Set<String>> selected, String actor, Clock clock) {
        this.migration = migration;
        this.journal = journal;
        this.store = new StatusStore(journal);
        this.selected = selected;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param topics which ones; empty = all */
    public void pause(SortedSet<String> topics, String reason) {
        refuseCompleted();
        refuseUnknown(topics);
        journal.append(ControlEvents.pause(clock.instant(), actor, new Pause(topics, reason)));
    }

    /** @param topics which ones; empty = all */
    public void resume(SortedSet<String> topics) {
        refuseCompleted();
        refuseUnknown(topics);
        journal.append(ControlEvents.resume(clock.instant(), actor, new Resume(topics)));
    }

    /**
     * Limits all topics together.
     *
     * @param bytesPerSecond the limit; empty = none
     */
    public void throttle(OptionalLong bytesPerSecond) {
        refuseCompleted();
        journal.append(ControlEvents.throttle(clock.instant(), actor, new Throttle(bytesPerSecond)));
    }

    /**
     * Limits each of these topics alone.
     *
     * @param engine that of the configuration
     * @param bytesPerSecond the limit; empty = none
     */
    public void throttle(String engine, SortedSet<String> topics, OptionalLong bytesPerSecond) {
        if (!engine.equals(MirrorConfig.BATCH)) {
            throw new GodwitException(
                    MirrorError.NO_TOPIC_THROTTLE,
                    "topic " + String.join(", ", topics),
                    "the engine " + engine + " reads many topics at once and cannot slow down single ones",
                    "godwit throttle without --topic limits all together; godwit pause holds a topic; mirror.engine: "
                            + MirrorConfig.BATCH + " limits single topics");
        }
        refuseCompleted();
        refuseUnknown(topics);
        journal.append(
                ControlEvents.throttle(clock.instant(), actor, new Throttle(Optional.of(topics), bytesPerSecond)));
    }

    /** The mirror that will follow, if one is running. */
    public Optional<MirrorSession> runningMirror() {
        return store.session().filter(session -> session.isRunning(clock.instant()));
    }

    private void refuseCompleted() {
        Completion.refuseIn(journal, migration);
    }

    private void refuseUnknown(SortedSet<String> topics) {
        SortedSet<String> unknown = new TreeSet<>(topics);
        unknown.removeAll(store.topics().keySet());
        if (!unknown.isEmpty()) {
            unknown.removeAll(selected.get());
        }
        if (!unknown.isEmpty()) {
            throw new GodwitException(
                    MirrorError.UNKNOWN_TOPIC,
                    "topic " + String.join(", ", unknown),
                    "the migration has no topic of this name",
                    "godwit status lists the names; they are written in full, not as patterns");
        }
    }
}
