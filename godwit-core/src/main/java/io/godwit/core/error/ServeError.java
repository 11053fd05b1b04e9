package io.godwit.core.error;

/** What goes wrong with the HTTP service; the exit code is that of a command which ends with it. */
public enum ServeError implements ErrorCode {
    CANNOT_LISTEN("GW-SRV-001", "The address can't be listened on", ExitCode.FAILED),
    TOKENS_UNUSABLE("GW-SRV-002", "The tokens can't be used", ExitCode.USAGE),
    KEYSTORE_UNUSABLE("GW-SRV-003", "The keystore can't be used", ExitCode.USAGE),
    NO_TOKEN("GW-SRV-010", "The token is missing or wrong", ExitCode.FAILED),
    READ_ONLY("GW-SRV-011", "The service is read-only", ExitCode.FAILED),
    FOREIGN_ORIGIN("GW-SRV-012", "A request comes from another site", ExitCode.FAILED),
    UNKNOWN_HOST("GW-SRV-013", "A request is for another host", ExitCode.FAILED),
    NOT_ENCRYPTED("GW-SRV-014", "A change was asked for over the network without TLS", ExitCode.FAILED),
    BAD_REQUEST("GW-SRV-015", "A request can't be understood", ExitCode.USAGE),
    TOO_LARGE("GW-SRV-016", "A request is too large", ExitCode.USAGE),
    NOT_FOUND("GW-SRV-017", "There is nothing at this address", ExitCode.FAILED),
    NOT_CONFIRMED("GW-SRV-018", "The migration's name was not typed", ExitCode.USAGE),
    BUSY("GW-SRV-019", "Another operation is running", ExitCode.LOCKED),
    TOO_MANY("GW-SRV-020", "Too many requests", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ServeError(String id, String title, ExitCode exitCode) {
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
