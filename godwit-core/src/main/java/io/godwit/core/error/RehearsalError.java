package io.godwit.core.error;

/** What can refuse a rehearsal, and what one can show. */
public enum RehearsalError implements ErrorCode {
    RECORDS_LOST("GW-REH-001", "Records were lost in the rehearsal", ExitCode.MISMATCH),
    RECORDS_DOUBLED("GW-REH-002", "Records came twice, or out of order, in the rehearsal", ExitCode.MISMATCH),
    PERMISSION_MISSING("GW-REH-003", "The rehearsal lacks a permission", ExitCode.BLOCKED),
    DOES_NOT_FIT("GW-REH-004", "A cluster would refuse the shadow topics", ExitCode.BLOCKED),
    NAME_TOO_LONG("GW-REH-005", "The name of a shadow topic would be too long", ExitCode.BLOCKED),
    NAME_TAKEN("GW-REH-006", "A topic with the name of a shadow exists already", ExitCode.BLOCKED),
    NOTHING_TO_REHEARSE("GW-REH-007", "The wave has no topic to rehearse with", ExitCode.FAILED),
    NOT_READY("GW-REH-008", "The shadow wave did not become ready in time", ExitCode.TIMED_OUT),
    NOT_CLEANED("GW-REH-009", "Not everything of a rehearsal could be removed", ExitCode.FAILED),
    GROUND_LOST("GW-REH-010", "The mirror of the rehearsal ended", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    RehearsalError(String id, String title, ExitCode exitCode) {
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
