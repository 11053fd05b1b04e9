package io.godwit.core.error;

/** What {@code godwit waves} finds in the waves of migration.yaml, and what it can't know and asks. */
public enum WaveError implements ErrorCode {
    READER_LEFT_BEHIND("GW-WAV-010", "A reader moves after the writer of its topic", ExitCode.BLOCKED),
    WRITERS_APART("GW-WAV-011", "The writers of a topic are not in one wave", ExitCode.BLOCKED),
    TRANSACTION_APART("GW-WAV-012", "A transaction spans applications of different waves", ExitCode.BLOCKED),
    CHAIN_APART("GW-WAV-013", "A read-process-write chain is not in one wave", ExitCode.PENDING),
    WRITES_NOT_NAMED("GW-WAV-014", "An application writes a topic that it does not name", ExitCode.BLOCKED),
    SEEN_NOWHERE("GW-WAV-015", "A named application is seen nowhere", ExitCode.PENDING),
    NOT_ON_SOURCE("GW-WAV-016", "An application names what is not on the source", ExitCode.PENDING),
    WRITER_UNKNOWN("GW-WAV-020", "It is not known who writes a topic", ExitCode.PENDING),
    GROUP_UNCLEAR("GW-WAV-021", "It is not clear whose offsets a producer commits", ExitCode.PENDING),
    CONNECT_UNCLEAR("GW-WAV-022", "It is not clear on which Connect cluster a connector runs", ExitCode.PENDING),
    CLIENT_UNKNOWN("GW-WAV-023", "It is not known whose a client with a quota is", ExitCode.PENDING),
    WRITERS_NOT_TOLD("GW-WAV-024", "Not all writers are told", ExitCode.PENDING);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    WaveError(String id, String title, ExitCode exitCode) {
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
