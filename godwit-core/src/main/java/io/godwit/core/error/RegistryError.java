package io.godwit.core.error;

/** What can go wrong, or is worth knowing, when a schema registry is moved. */
public enum RegistryError implements ErrorCode {
    NOT_CONFIGURED("GW-REG-001", "No schema registry is configured", ExitCode.USAGE),
    UNREACHABLE("GW-REG-002", "A schema registry can't be reached", ExitCode.BLOCKED),
    REFUSED("GW-REG-003", "A schema registry refused the credentials", ExitCode.BLOCKED),
    TLS_FAILED("GW-REG-004", "TLS with a schema registry failed", ExitCode.BLOCKED),
    NOT_A_REGISTRY("GW-REG-005", "Something else than a schema registry answers", ExitCode.BLOCKED),
    REQUEST_FAILED("GW-REG-006", "A schema registry failed to answer a request", ExitCode.FAILED),
    GLUE("GW-REG-007", "AWS Glue Schema Registry has another wire format", ExitCode.BLOCKED),
    NO_IMPORT_MODE("GW-REG-008", "The target registry does not take ids", ExitCode.BLOCKED),
    WAY_IMPOSSIBLE("GW-REG-009", "That way does not fit these two registries", ExitCode.BLOCKED),
    COLLISION("GW-REG-010", "The target registry holds something else under the same id or version", ExitCode.BLOCKED),
    MISSING_REFERENCE("GW-REG-011", "A schema refers to one that the source does not have", ExitCode.BLOCKED),
    CIRCULAR_REFERENCE("GW-REG-012", "Schemas refer to each other in a circle", ExitCode.BLOCKED),
    OTHER_ID("GW-REG-013", "The target registry gave a schema another id than asked for", ExitCode.FAILED),
    READ_ONLY("GW-REG-014", "A registry is read-only", ExitCode.BLOCKED),
    REJECTED("GW-REG-015", "The target registry refused a schema or a setting", ExitCode.FAILED),
    DIFFERS("GW-REG-016", "The registries differ", ExitCode.MISMATCH),
    ARCHIVE_REFUSED("GW-REG-017", "Apicurio refused an export or an import", ExitCode.FAILED),
    TOPIC_NOT_CARRIED("GW-REG-018", "The registry's topic is not copied as it has to be", ExitCode.BLOCKED),
    TWO_REGISTRIES("GW-REG-019", "Two registries could write at once", ExitCode.BLOCKED),
    UNRESOLVED_ID("GW-REG-020", "A schema id in the data has no equal schema on both sides", ExitCode.MISMATCH),
    NOT_MOVED("GW-REG-021", "The target registry does not have all schemas yet", ExitCode.PENDING);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    RegistryError(String id, String title, ExitCode exitCode) {
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
