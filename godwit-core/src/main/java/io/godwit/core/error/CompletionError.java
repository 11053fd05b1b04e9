package io.godwit.core.error;

/** What can hold or refuse the completion of a migration, and what is refused after it. */
public enum CompletionError implements ErrorCode {
    NOT_READY("GW-CMP-001", "The migration can't be completed yet", ExitCode.PENDING),
    DIFFERENT("GW-CMP-002", "Differences keep the migration from being completed", ExitCode.MISMATCH),
    WRONG_NAME("GW-CMP-003", "Another name was given than that of the migration", ExitCode.USAGE),
    SOURCE_IN_USE("GW-CMP-004", "Somebody still uses the source", ExitCode.PENDING),
    MIRROR_RUNS("GW-CMP-005", "The mirror did not end in time", ExitCode.TIMED_OUT),
    CONFIGS_NOT_RESTORED("GW-CMP-006", "Configs of topics could not be restored", ExitCode.FAILED),
    FENCE_NOT_REMOVED("GW-CMP-007", "A fence on the source could not be removed", ExitCode.FAILED),
    EVIDENCE_NOT_WRITTEN("GW-CMP-008", "The evidence could not be written", ExitCode.FAILED),
    TOPICS_NOT_REMOVED("GW-CMP-009", "Godwit's topics could not be removed", ExitCode.FAILED),
    COMPLETED("GW-CMP-010", "The migration has been completed", ExitCode.FAILED),
    EVIDENCE_CHANGED("GW-CMP-011", "The evidence does not match its manifest", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    CompletionError(String id, String title, ExitCode exitCode) {
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
