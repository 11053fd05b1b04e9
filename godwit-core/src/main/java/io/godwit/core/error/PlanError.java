package io.godwit.core.error;

/** What can keep a plan from being made or applied. */
public enum PlanError implements ErrorCode {
    DRIFTED("GW-PLN-001", "A cluster changed since the plan was made", ExitCode.FAILED),
    UNREADABLE_FILE("GW-PLN-002", "The plan file is not a whole plan", ExitCode.FAILED),
    EDITED_FILE("GW-PLN-003", "The plan file was changed after it was made", ExitCode.FAILED),
    NEWER_FILE("GW-PLN-004", "The plan file was made by a newer version", ExitCode.FAILED),
    OTHER_MIGRATION("GW-PLN-005", "The plan is for another migration or other clusters", ExitCode.FAILED),
    PARTLY_APPLIED("GW-PLN-006", "Part of the plan could not be applied", ExitCode.FAILED),
    NOT_CONFIRMED("GW-PLN-007", "The plan was not confirmed", ExitCode.FAILED),
    UNWRITABLE_FILE("GW-PLN-008", "A file could not be written or read", ExitCode.FAILED),
    TOPIC_NOT_EMPTY("GW-PLN-010", "A target topic of that name holds records already", ExitCode.BLOCKED),
    TOO_MANY_PARTITIONS("GW-PLN-011", "The target topic has more partitions than the source's", ExitCode.BLOCKED),
    TOO_FEW_BROKERS("GW-PLN-012", "The target has too few brokers for the replication factor", ExitCode.BLOCKED),
    REPLICATION_DIFFERS("GW-PLN-013", "A target topic has another replication factor than planned", ExitCode.FAILED),
    CONFIG_ADJUSTED("GW-PLN-014", "A config gets another value on the target", ExitCode.FAILED),
    SOURCE_UNREADABLE("GW-PLN-016", "A topic of the source could not be read", ExitCode.BLOCKED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    PlanError(String id, String title, ExitCode exitCode) {
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
