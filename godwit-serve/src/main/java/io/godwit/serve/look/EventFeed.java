package io.godwit.serve.look;

import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the events of the journal and keeps the latest of them. Written by the thread that looks, read by all. */
public final class EventFeed {
    /** What is older is read from the journal itself, by Kafka's own tools or {@code godwit}. */
    static final int MOST_KEPT = 20_000;

    private final List<Numbered> kept = new ArrayList<>();
    private int read;
    private Optional<LastPlan> plan = Optional.empty();

    /**
     * An event with its place in the journal.
     *
     * @param sequence counts all events of the journal from 1
     */
    public record Numbered(int sequence, JournalEvent event) {}

    /** Reads on; returns what is new. */
    synchronized List<Numbered> follow(Journal journal) {
        List<Numbered> fresh = new ArrayList<>();
        for (JournalEvent event : journal.eventsFrom(read)) {
            read++;
            fresh.add(new Numbered(read, event));
            plan = LastPlan.after(plan, event);
        }
        kept.addAll(fresh);
        if (kept.size() > MOST_KEPT) {
            kept.subList(0, kept.size() - MOST_KEPT).clear();
        }
        return fresh;
    }

    public synchronized int count() {
        return read;
    }

    synchronized Optional<LastPlan> plan() {
        return plan;
    }

    /**
     * The latest events, newest first.
     *
     * @param before only those with a smaller sequence
     * @param type only those whose type begins with it
     * @param limit how many
     */
    public synchronized List<Numbered> latest(int before, String type, int limit) {
        List<Numbered> found = new ArrayList<>();
        for (int i = kept.size() - 1; i >= 0 && found.size() < limit; i--) {
            Numbered event = kept.get(i);
            if (event.sequence() < before && event.event().type().startsWith(type)) {
                found.add(event);
            }
        }
        return found;
    }
}
