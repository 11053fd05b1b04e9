package io.godwit.serve.action;

import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operation as it stands.
 *
 * @param id for {@code /api/v1/operations/{id}}
 * @param action its word, such as {@code release}
 * @param command the same on the command line
 * @param by who asked: the token's name and the address
 * @param reason why, in the words of who asked; may be empty
 * @param endedAt absent while it runs
 * @param result one line about what came of it; absent while it runs, and after a failure
 * @param error why it failed
 * @param lines what it said, oldest first; the last {@value #MOST_LINES}
 */
public record OperationView(
        String id,
        String action,
        String command,
        String by,
        String reason,
        State state,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> result,
        Optional<ErrorWords> error,
        List<Line> lines) {
    /** How many lines are kept. */
    public static final int MOST_LINES = 500;

    public OperationView {
        lines = List.copyOf(lines);
    }

    /** Where an operation stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }

    /** Something that it said. */
    public record Line(Instant at, String text) {}
}
