package io.godwit.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of the journal: who did what, when. Entries are never changed or removed, so the journal is also the audit
 * log. Each area defines the types that it writes and the records that their details hold.
 *
 * @param at when, by the clock of the writer
 * @param type what kind of event, in dotted lower case, such as {@code control.pause} or {@code cutover.step}
 * @param actor who: user, host and process of the writer
 * @param details the event's own data, a JSON object; never a payload of a record, never a secret
 */
public record JournalEvent(Instant at, String type, String actor, JsonNode details) {
    public JournalEvent {
        Objects.requireNonNull(at);
        Objects.requireNonNull(type);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(details);
    }
}
