package io.godwit.serve.http;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.error.ServeError;
import java.util.Map;

/** Errors as they are answered: the same code, resource, reason and fix as on the command line. */
public final class ErrorAnswers {
    private static final Map<ErrorCode, Integer> STATUS = Map.ofEntries(
            Map.entry(ServeError.NO_TOKEN, 401),
            Map.entry(ServeError.READ_ONLY, 403),
            Map.entry(ServeError.FOREIGN_ORIGIN, 403),
            Map.entry(ServeError.NOT_ENCRYPTED, 403),
            Map.entry(ServeError.UNKNOWN_HOST, 421),
            Map.entry(ServeError.BAD_REQUEST, 400),
            Map.entry(ServeError.TOO_LARGE, 413),
            Map.entry(ServeError.NOT_FOUND, 404),
            Map.entry(ServeError.NOT_CONFIRMED, 422),
            Map.entry(ServeError.BUSY, 409),
            Map.entry(ServeError.TOO_MANY, 429));

    private ErrorAnswers() {}

    /** The document of an error. */
    public record ErrorDocument(int schemaVersion, ErrorWords error) {
        public static ErrorDocument of(GodwitException error) {
            return new ErrorDocument(1, ErrorWords.of(error));
        }
    }

    /**
     * An error in words.
     *
     * @param code stable; {@code godwit explain CODE} tells more
     */
    public record ErrorWords(String code, String title, String resource, String reason, String fix) {
        public static ErrorWords of(GodwitException error) {
            return new ErrorWords(
                    error.code().id(), error.code().title(), error.resource(), error.reason(), error.fix());
        }
    }

    private static int other(ErrorCode code) {
        if (code.exitCode() == ExitCode.LOCKED) {
            return 409;
        }
        return code instanceof ClusterError || code instanceof JournalError ? 503 : 500;
    }

    static Answer of(GodwitException error) {
        int status = STATUS.getOrDefault(error.code(), other(error.code()));
        Answer answer = Answer.json(status, ErrorDocument.of(error));
        return switch (status) {
            case 401 -> answer.header("WWW-Authenticate", "Bearer");
            case 429, 503 -> answer.header("Retry-After", "1");
            default -> answer;
        };
    }
}
