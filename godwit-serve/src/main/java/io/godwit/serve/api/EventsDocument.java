package io.godwit.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.serve.look.EventFeed;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code /api/v1/events}: the events of the journal, newest first.
 *
 * @param total how many the journal has
 * @param next for {@code before}, to get older ones; absent when there are none
 */
record EventsDocument(
        int schemaVersion, Instant asOf, double ageSeconds, int total, OptionalInt next, List<Event> events) {
    /**
     * An event as docs/reference/journal.md describes it.
     *
     * @param sequence counts all events of the journal from 1
     */
    record Event(int sequence, Instant at, String type, String actor, JsonNode details) {
        static Event of(EventFeed.Numbered numbered) {
            return new Event(
                    numbered.sequence(),
                    numbered.event().at(),
                    numbered.event().type(),
                    numbered.event().actor(),
                    numbered.event().details());
        }
    }
}
