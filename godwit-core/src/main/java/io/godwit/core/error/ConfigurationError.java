package io.godwit.core.error;

/** What can be wrong with migration.yaml, a properties file or their values. */
public enum ConfigurationError implements ErrorCode {
    INVALID_CONFIGURATION("GW-CFG-001", "The configuration is not valid", ExitCode.FAILED),
    NO_CONFIGURATION("GW-CFG-002", "The configuration file cannot be read", ExitCode.FAILED),
    FILE_EXISTS("GW-CFG-003", "A file would be overwritten", ExitCode.FAILED),
    FILE_NOT_WRITTEN("GW-CFG-004", "A file cannot be written", ExitCode.FAILED),
    FLOW_UNCLEAR("GW-CFG-005", "The mm2.properties file does not say which flow to import", ExitCode.FAILED),
    UNKNOWN_CODE("GW-CFG-006", "There is no such error code", ExitCode.USAGE),
    CLUSTER_NOT_NAMED("GW-CFG-007", "A new migration needs both clusters", ExitCode.USAGE);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ConfigurationError(String id, String title, ExitCode exitCode) {
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
