package io.godwit.core.error;

/** What can hold, abort or refuse a cutover or a rollback. */
public enum CutoverError implements ErrorCode {
    NOT_READY("GW-CUT-001", "The wave is not ready to be cut over", ExitCode.PENDING),
    BLOCKED("GW-CUT-002", "Something blocks the cutover", ExitCode.BLOCKED),
    ABORTED("GW-CUT-003", "The cutover was aborted and everything was put back", ExitCode.RESTORED),
    NOT_RESTORED("GW-CUT-004", "Not everything could be put back", ExitCode.FAILED),
    COMMAND_FAILED("GW-CUT-005", "A command of an application failed", ExitCode.FAILED),
    COMMAND_TIMED_OUT("GW-CUT-006", "A command of an application did not end in time", ExitCode.TIMED_OUT),
    GROUP_NOT_EMPTY("GW-CUT-007", "A group still has members", ExitCode.TIMED_OUT),
    GROUP_ACTIVE("GW-CUT-008", "A group is active where its offsets are to be set", ExitCode.FAILED),
    NOT_EXACT("GW-CUT-009", "A committed offset has no exact counterpart", ExitCode.FAILED),
    OFFSETS_NOT_KEPT("GW-CUT-010", "A cluster does not show the offsets that were set", ExitCode.FAILED),
    GROUP_NOT_STABLE("GW-CUT-011", "A group did not become stable after the start", ExitCode.TIMED_OUT),
    UNHEALTHY("GW-CUT-012", "An application is not healthy after the start", ExitCode.TIMED_OUT),
    WRITERS_REMAIN("GW-CUT-013", "Somebody still writes to the source", ExitCode.FAILED),
    WRITE_PAUSE_EXCEEDED("GW-CUT-014", "The write pause used up its budget", ExitCode.TIMED_OUT),
    NOT_DRAINED("GW-CUT-015", "The target does not hold all that the source has", ExitCode.FAILED),
    WRITTEN_TO_TARGET("GW-CUT-016", "Producers have written to the target already", ExitCode.FAILED),
    CONSUMERS_FIRST("GW-CUT-017", "Consumers have to move before producers", ExitCode.PENDING),
    ALREADY_SWITCHED("GW-CUT-018", "The wave has been switched already", ExitCode.FAILED),
    STRAGGLERS("GW-CUT-019", "Somebody writes to the source after the switch", ExitCode.PENDING),
    UNKNOWN_WAVE("GW-CUT-020", "No wave has this name", ExitCode.USAGE),
    CLUSTER_FAILED("GW-CUT-021", "A cluster refused what the cutover needs", ExitCode.FAILED),
    REVERSE_NOT_POSSIBLE("GW-CUT-022", "The mirror can't copy back to the source", ExitCode.FAILED),
    REVERSE_NOT_ARMED("GW-CUT-023", "The mirror did not turn round in time", ExitCode.TIMED_OUT),
    WRITERS_REMAIN_ON_TARGET("GW-CUT-024", "Somebody still writes to the target", ExitCode.FAILED),
    NOT_COPIED_BACK("GW-CUT-025", "The source does not hold all that the target has", ExitCode.FAILED),
    FENCE_NOT_POSSIBLE("GW-CUT-026", "The source can't be fenced as configured", ExitCode.FAILED),
    FENCE_SHUTS_OUT("GW-CUT-027", "The fence would shut others out, Godwit too", ExitCode.FAILED),
    FENCE_FAILED("GW-CUT-028", "The fence could not be put up or taken down", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    CutoverError(String id, String title, ExitCode exitCode) {
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
