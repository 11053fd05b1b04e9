package io.godwit.core.error;

/** What can stop the mirror, or a topic of it. */
public enum MirrorError implements ErrorCode {
    TASK_FAILED("GW-MIR-001", "A task of the mirror failed", ExitCode.FAILED),
    TASK_STUCK("GW-MIR-002", "The mirror does not move although the source has more", ExitCode.FAILED),
    SOURCE_EXPIRED("GW-MIR-003", "The source deleted records before they were copied", ExitCode.FAILED),
    SOURCE_DELETED("GW-MIR-004", "A topic was deleted on the source during the copy", ExitCode.FAILED),
    SOURCE_RECREATED("GW-MIR-005", "A topic was deleted and made anew on the source during the copy", ExitCode.FAILED),
    NOT_PLANNED("GW-MIR-006", "A topic is not ready on the target", ExitCode.PENDING),
    CONNECT_UNREACHABLE("GW-MIR-007", "The Connect cluster cannot be reached", ExitCode.FAILED),
    CONNECT_REFUSED("GW-MIR-008", "Connect refused the configuration of a connector", ExitCode.FAILED),
    NOT_EXACTLY_ONCE("GW-MIR-009", "The Connect cluster cannot copy exactly once", ExitCode.BLOCKED),
    CONNECT_ELSEWHERE("GW-MIR-010", "The Connect cluster does not run on the target", ExitCode.BLOCKED),
    NOT_MIRRORABLE("GW-MIR-011", "MirrorMaker never copies a topic of this name", ExitCode.FAILED),
    UNSUPPORTED_PATTERN("GW-MIR-012", "MirrorMaker cannot take this pattern", ExitCode.FAILED),
    THROTTLE_REFUSED("GW-MIR-013", "The source refused the quota for the throttle", ExitCode.FAILED),
    RETENTION_NEAR("GW-MIR-014", "The source will soon delete records that are not copied yet", ExitCode.PENDING),
    UNKNOWN_TOPIC("GW-MIR-015", "No selected topic has this name", ExitCode.USAGE),
    UNKNOWN_ENGINE("GW-MIR-016", "No mirror engine has this name", ExitCode.FAILED),
    NO_TOPICS("GW-MIR-017", "There is no topic to copy", ExitCode.PENDING),
    NOT_IN_SYNC("GW-MIR-018", "The topics are not in sync yet", ExitCode.TIMED_OUT),
    ENGINE_UNAVAILABLE("GW-MIR-019", "The mirror engine does not start", ExitCode.FAILED),
    SOURCE_CORRUPT("GW-MIR-020", "A batch of the source is corrupt", ExitCode.FAILED),
    FOREIGN_WRITE("GW-MIR-021", "Somebody else writes to a topic that is being mirrored", ExitCode.FAILED),
    TARGET_NOT_EMPTY("GW-MIR-022", "A partition of the target holds other records than the source", ExitCode.FAILED),
    RECORD_TOO_LARGE("GW-MIR-023", "A record is larger than the target allows", ExitCode.FAILED),
    RECORD_REFUSED("GW-MIR-024", "The target refuses a record", ExitCode.FAILED),
    NOT_AUTHORIZED("GW-MIR-025", "The mirror lacks a permission", ExitCode.FAILED),
    REVERSE_FOREIGN_WRITE("GW-MIR-030", "Somebody writes to a topic of the source after the switch", ExitCode.FAILED),
    REVERSE_STOPPED("GW-MIR-031", "A partition can't be copied back to the source", ExitCode.FAILED),
    GROUP_MOVED_ON_TARGET("GW-MIR-032", "Somebody else set the offsets of a group on the target", ExitCode.FAILED),
    GROUP_NOT_CARRIED("GW-MIR-033", "The offsets of a group could not be carried", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    MirrorError(String id, String title, ExitCode exitCode) {
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
