package io.godwit.core.completion;

import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the end of a migration has come, as the journal keeps it. Once it is stored there is no way back, and no other
 * command acts for this migration any more.
 *
 * <p>Invariant: a stage is stored before what it names is done, so after a kill what it names is done again; each of them can
 * be repeated.
 *
 * @param stage what is being done
 * @param since when this stage began
 * @param startedAt when the first run began
 * @param actor who began it
 * @param evidence the folder of the evidence, as the first run named it
 * @param removesTopics whether Godwit's own topics are to be removed at the end
 */
public record Completion(
        Stage stage, Instant since, Instant startedAt, String actor, String evidence, boolean removesTopics) {
    /** Its key in the journal's values. */
    public static final String KEY = "completion";
    /** The type of the events that tell each stage. */
    public static final String EVENT = "complete.step";

    /** In their order. */
    public enum Stage {
        /** The mirror is told to end, and waited for. */
        ENDING_MIRRORS,
        /** Configs that were held back while records were copied get their own values. */
        RESTORING_CONFIGS,
        /** What keeps writers from the source is taken away, as far as Godwit put it there. */
        REMOVING_FENCES,
        /** The folder with the evidence is written. */
        WRITING_EVIDENCE,
        /** All of it is done. */
        COMPLETED;

        private Stage next() {
            return switch (this) {
                case ENDING_MIRRORS -> RESTORING_CONFIGS;
                case RESTORING_CONFIGS -> REMOVING_FENCES;
                case REMOVING_FENCES -> WRITING_EVIDENCE;
                case WRITING_EVIDENCE -> COMPLETED;
                case COMPLETED -> throw new IllegalStateException("nothing comes after it");
            };
        }
    }

    public Completion {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(since);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(evidence);
    }

    public static Completion begin(Instant at, String actor, String evidence, boolean removesTopics) {
        return new Completion(Stage.ENDING_MIRRORS, at, at, actor, evidence, removesTopics);
    }

    /** The completion that this journal tells of; empty for a migration that goes on. */
    public static Optional<Completion> of(Journal journal) {
        return journal.get(KEY).map(json -> Json.read(json, Completion.class));
    }

    /**
     * Refuses to act for a migration that is over, or is being ended.
     *
     * @throws GodwitException if it is
     */
    public static void refuseIn(Journal journal, String migration) {
        of(journal).ifPresent(completion -> {
            throw completion.refusal(migration);
        });
    }

    private GodwitException refusal(String migration) {
        return isDone()
                ? new GodwitException(
                        CompletionError.COMPLETED,
                        "migration " + migration,
                        "it was completed at " + since + " by " + actor + ": nothing acts for it any more",
                        "look at its evidence in " + evidence + "; a new migration needs another name")
                : new GodwitException(
                        CompletionError.COMPLETED,
                        "migration " + migration,
                        "it is being completed since " + startedAt + " by " + actor + ", and has come to " + stage,
                        "godwit complete goes on; nothing else acts for it any more");
    }

    public boolean isDone() {
        return stage == Stage.COMPLETED;
    }

    /** The next stage. */
    public Completion next(Instant at) {
        return new Completion(stage.next(), at, startedAt, actor, evidence, removesTopics);
    }

    /** The same with Godwit's own topics removed at the end. */
    public Completion removingTopics() {
        return new Completion(stage, since, startedAt, actor, evidence, true);
    }

    /** The same with its evidence in another folder. */
    public Completion withEvidence(String folder) {
        return new Completion(stage, since, startedAt, actor, folder, removesTopics);
    }
}
