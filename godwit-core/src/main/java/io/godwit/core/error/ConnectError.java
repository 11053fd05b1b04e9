package io.godwit.core.error;

/** What goes wrong with Kafka Connect clusters and the connectors that move between them. */
public enum ConnectError implements ErrorCode {
    UNREACHABLE("GW-CON-001", "Connect's REST API can't be reached", ExitCode.FAILED),
    NOT_ALLOWED("GW-CON-002", "Connect's REST API refuses the login or the request", ExitCode.FAILED),
    STRANGE_ANSWER("GW-CON-003", "The answer is not Connect's", ExitCode.FAILED),
    NO_CLUSTER("GW-CON-004", "No Connect cluster is named", ExitCode.FAILED),
    TLS_FILE("GW-CON-005", "A file for TLS to Connect can't be used", ExitCode.FAILED),
    PLUGIN_MISSING("GW-CON-010", "A plugin is not on the target's Connect cluster", ExitCode.BLOCKED),
    PLUGIN_DIFFERS("GW-CON-011", "A plugin has another version on the target", ExitCode.DONE),
    CONFIG_INVALID("GW-CON-012", "The target's Connect cluster does not take the configuration", ExitCode.BLOCKED),
    TOO_OLD("GW-CON-013", "A Connect cluster is too old to move this connector by REST", ExitCode.BLOCKED),
    CONVERTER_UNKNOWN("GW-CON-014", "A converter is not on the target's Connect cluster", ExitCode.BLOCKED),
    OFFSETS_OUTSIDE("GW-CON-015", "A sink keeps offsets outside Kafka", ExitCode.BLOCKED),
    USE_NOT_NAMED("GW-CON-016", "The application does not name what its connector uses", ExitCode.BLOCKED),
    TOPIC_LEFT("GW-CON-017", "A topic that a connector needs does not move", ExitCode.BLOCKED),
    SECRET_IN_CLEAR("GW-CON-018", "A connector's configuration holds a secret in clear", ExitCode.DONE),
    CONNECTOR_MISSING("GW-CON-019", "A named connector is not there", ExitCode.BLOCKED),
    NOT_RUNNING("GW-CON-020", "A connector does not run where it should", ExitCode.BLOCKED),
    OTHER_KAFKA("GW-CON-021", "The Connect cluster belongs to another Kafka cluster", ExitCode.BLOCKED),
    LEFT_FOR_YOU("GW-CON-022", "A connector's configuration can't be rewritten by itself", ExitCode.BLOCKED),
    BOTH_RUN("GW-CON-023", "A connector runs on both sides", ExitCode.BLOCKED),
    IN_NO_APPLICATION("GW-CON-024", "A connector belongs to no application", ExitCode.DONE),
    EXISTS("GW-CON-025", "A connector of that name is on the target already", ExitCode.DONE),
    OTHER_SIDE("GW-CON-030", "A connector is not started, because it may run on the other side", ExitCode.FAILED),
    FAILED("GW-CON-031", "A connector failed when it was started", ExitCode.FAILED),
    NOT_STOPPED("GW-CON-032", "A connector did not stop in time", ExitCode.TIMED_OUT),
    NOT_STARTED("GW-CON-033", "A connector did not run in time", ExitCode.TIMED_OUT),
    REFUSED("GW-CON-034", "Connect refused what it was asked for", ExitCode.FAILED),
    STORAGE_UNKNOWN("GW-CON-040", "Connect's own topics are not known", ExitCode.BLOCKED),
    STORAGE_LEFT(
            "GW-CON-041", "Connect's own topics are not in the application that moves the cluster", ExitCode.BLOCKED),
    MSK_CONNECT("GW-CON-050", "MSK Connect can't do what a connector or the target asks for", ExitCode.BLOCKED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ConnectError(String id, String title, ExitCode exitCode) {
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
