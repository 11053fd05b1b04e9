package io.godwit.serve.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.journal.JournalEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The plan that was applied last, as the journal tells it.
 *
 * @param planHash which plan
 * @param actor who applied it
 * @param steps how many were to be done
 * @param alreadyDone how many were done before
 * @param finishedAt absent while it runs, and for a run that was killed
 * @param done how many steps were done
 * @param failed how many failed
 */
public record LastPlan(
        String planHash,
        String actor,
        Instant startedAt,
        int steps,
        int alreadyDone,
        Optional<Instant> finishedAt,
        OptionalInt done,
        OptionalInt failed) {
    /** Whether it ended without a failed step. */
    public boolean isComplete() {
        return finishedAt.isPresent() && failed.orElse(1) == 0;
    }

    /** The last plan after one more event. */
    static Optional<LastPlan> after(Optional<LastPlan> before, JournalEvent event) {
        JsonNode details = event.details();
        return switch (event.type()) {
            case "apply.started" ->
                Optional.of(new LastPlan(
                        details.path("planHash").asText("-"),
                        event.actor(),
                        event.at(),
                        details.path("steps").asInt(),
                        details.path("alreadyDone").asInt(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
            case "apply.finished" -> before.map(started -> started.finished(event));
            default -> before;
        };
    }

    private LastPlan finished(JournalEvent event) {
        return new LastPlan(
                planHash,
                actor,
                startedAt,
                steps,
                alreadyDone,
                Optional.of(event.at()),
                OptionalInt.of(event.details().path("done").asInt()),
                OptionalInt.of(event.details().path("failed").asInt()));
    }
}
