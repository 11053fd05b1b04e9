package io.godwit.core.error;

/** What belongs to no area: interruption, and defects of Godwit itself. */
public enum GeneralError implements ErrorCode {
    UNEXPECTED("GW-GEN-001", "An unexpected error", ExitCode.FAILED),
    INTERRUPTED("GW-GEN-002", "Interrupted before the end", ExitCode.INTERRUPTED),
    UNANSWERED("GW-GEN-003", "A question has nobody to answer it", ExitCode.USAGE);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    GeneralError(String id, String title, ExitCode exitCode) {
        this.id = id;
        this.title = title;
        this.exitCode = exitCode;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public ExitCode exitCode() {
        return exitCode;
    }
}
