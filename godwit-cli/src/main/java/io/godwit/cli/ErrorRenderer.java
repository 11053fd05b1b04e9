package io.godwit.cli;

import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Shows what ended a command: code, resource, reason and fix on standard error, and as a document on standard output when
 * the user asked for JSON or YAML. A stack trace only with {@code --debug}.
 */
final class ErrorRenderer implements IExecutionExceptionHandler {
    private final Terminal terminal;

    ErrorRenderer(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The document of an error. */
    record ErrorDocument(ErrorDetail error) {}

    record ErrorDetail(String code, String resource, String reason, String fix, List<Problem> problems) {}

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        GlobalOptions options =
                line.getCommand() instanceof GodwitCommand command ? command.options() : new GlobalOptions();
        GodwitException error = asGodwitException(exception);
        PrintWriter err = terminal.err();
        if (options.output() != OutputFormat.text) {
            new Output(options.output(), terminal.out())
                    .write(
                            new ErrorDocument(new ErrorDetail(
                                    error.code().id(),
                                    error.resource(),
                                    error.reason(),
                                    error.fix(),
                                    error.problems())),
                            out -> {});
        }
        err.println(error.code().id() + " " + error.resource() + ": " + error.reason()
                + (error.problems().isEmpty() ? "." : ":"));
        error.problems().forEach(problem -> err.println("  " + problem));
        err.println("Fix: " + error.fix());
        if (options.debug()) {
            exception.printStackTrace(err);
        }
        err.flush();
        return error.code().exitCode().status();
    }

    private static GodwitException asGodwitException(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof GodwitException known) {
                return known;
            }
        }
        if (exception instanceof InterruptedException) {
            return interrupted(exception);
        }
        return new GodwitException(
                GeneralError.UNEXPECTED,
                "godwit",
                exception.getClass().getSimpleName() + ": " + exception.getMessage(),
                "run the command again with --debug and report the output as a defect",
                exception);
    }

    private static GodwitException interrupted(Throwable cause) {
        ErrorCode code = GeneralError.INTERRUPTED;
        assert code.exitCode() == ExitCode.INTERRUPTED;
        return new GodwitException(
                code,
                "godwit",
                "it was asked to end before it was done",
                "run the same command again; it goes on",
                cause);
    }
}
