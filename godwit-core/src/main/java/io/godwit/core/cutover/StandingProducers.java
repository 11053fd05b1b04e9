package io.godwit.core.cutover;

import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The waves whose producers stand still now, as the journal's events tell it. Mutable, for one thread. */
public final class StandingProducers {
    private final SortedSet<String> waves = new TreeSet<>();

    /** Reads the events that came after those that it has read. */
    public void follow(List<JournalEvent> events) {
        for (JournalEvent event : events) {
            if (event.type().equals(CutoverStep.EVENT)) {
                follow(Json.from(event.details(), CutoverStep.class));
            }
        }
    }

    private void follow(CutoverStep step) {
        if (!step.subject().equals(CutoverStep.PRODUCERS)) {
            return;
        }
        switch (step.state()) {
            case "FENCING", "QUIET", "PROVEN", "ARMING", "STARTING", "RETURNING", "RETURN_QUIET", "RESTORING" ->
                waves.add(step.wave());
            case "ON_SOURCE", "ABORTED", "HELD", "SWITCHED" -> waves.remove(step.wave());
            default -> {
                // The step of a fence: it doesn't change who writes.
            }
        }
    }

    public boolean isAny() {
        return !waves.isEmpty();
    }
}
