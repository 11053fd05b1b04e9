package io.godwit.core.error;

/** What the proof can find, or fail at. */
public enum ProofError implements ErrorCode {
    MISMATCH("GW-PRF-001", "Source and target differ", ExitCode.MISMATCH),
    READ_STUCK("GW-PRF-002", "A partition cannot be read on", ExitCode.FAILED),
    LOG_CUT("GW-PRF-003", "A log became shorter while it was compared", ExitCode.FAILED),
    NOTHING_TO_VERIFY("GW-PRF-004", "No topic to compare", ExitCode.FAILED),
    PARTITIONS_DIFFER("GW-PRF-005", "A topic cannot be compared partition by partition", ExitCode.MISMATCH);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ProofError(String id, String title, ExitCode exitCode) {
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
