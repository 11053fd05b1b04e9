package io.godwit.core.error;

/** The steps at which canary messages can fail. */
public enum ValidationError implements ErrorCode {
    CREATE("GW-VAL-001", "The canary topic cannot be created", ExitCode.FAILED),
    PRODUCE("GW-VAL-002", "Canary messages cannot be produced", ExitCode.FAILED),
    CONSUME("GW-VAL-003", "Canary messages cannot be consumed", ExitCode.FAILED),
    COMMIT("GW-VAL-004", "The canary group cannot commit offsets", ExitCode.FAILED),
    DELETE("GW-VAL-005", "The canary topic cannot be deleted", ExitCode.FAILED),
    ALTERED("GW-VAL-006", "Canary messages came back changed", ExitCode.MISMATCH),
    TRANSACTION("GW-VAL-007", "Canary transactions fail", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ValidationError(String id, String title, ExitCode exitCode) {
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
