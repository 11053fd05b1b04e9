package io.godwit.core.error;

/** What can keep {@code godwit size} from an answer. */
public enum SizeError implements ErrorCode {
    INVALID_FIGURES("GW-SIZ-001", "The figures of the load contradict each other or cannot be", ExitCode.USAGE),
    BAD_UNIT("GW-SIZ-002", "A figure cannot be read", ExitCode.USAGE),
    BAD_WHAT_IF("GW-SIZ-003", "The what-if cannot be read", ExitCode.USAGE),
    UNLIMITED_RETENTION("GW-SIZ-004", "Unlimited retention needs tiered storage", ExitCode.USAGE),
    UNKNOWN_REGION("GW-SIZ-005", "There is no such region", ExitCode.USAGE),
    NO_PRICES("GW-SIZ-006", "The catalogue has no prices for the region", ExitCode.FAILED),
    UNREADABLE_CATALOG("GW-SIZ-007", "The catalogue file cannot be read", ExitCode.FAILED),
    INVALID_CATALOG("GW-SIZ-008", "The catalogue has unknown, missing or wrong fields", ExitCode.FAILED),
    PRICE_LIST_UNREACHABLE("GW-SIZ-009", "The price list cannot be fetched", ExitCode.FAILED),
    PRICE_LIST_SHAPE("GW-SIZ-010", "The price list has another shape than expected", ExitCode.FAILED),
    PRICE_LIST_REGION("GW-SIZ-011", "The price list has no such region", ExitCode.FAILED),
    UNWRITABLE_FILE("GW-SIZ-012", "A file could not be written", ExitCode.FAILED),
    NOTHING_FITS("GW-SIZ-013", "No option carries the load", ExitCode.BLOCKED),
    UNREADABLE_ASSESSMENT("GW-SIZ-014", "The assessment cannot be read", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    SizeError(String id, String title, ExitCode exitCode) {
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
