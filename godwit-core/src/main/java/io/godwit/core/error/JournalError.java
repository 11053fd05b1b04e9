package io.godwit.core.error;

/** What can be wrong with the journal and the leases on the target. */
public enum JournalError implements ErrorCode {
    LEASE_HELD("GW-JNL-001", "Another run holds the lease", ExitCode.LOCKED),
    LEASE_LOST("GW-JNL-002", "The lease was lost to another run", ExitCode.LOCKED),
    UNAVAILABLE("GW-JNL-003", "The journal on the target cannot be read or written", ExitCode.FAILED),
    UNREADABLE("GW-JNL-004", "A record of the journal cannot be understood", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    JournalError(String id, String title, ExitCode exitCode) {
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
