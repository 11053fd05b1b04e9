package io.godwit.core.error;

/** What a cluster, or the way to it, can refuse. */
public enum ClusterError implements ErrorCode {
    UNREACHABLE("GW-CLU-001", "The cluster cannot be reached", ExitCode.FAILED),
    AUTHENTICATION_FAILED("GW-CLU-002", "The cluster refused the credentials", ExitCode.FAILED),
    NOT_AUTHORIZED("GW-CLU-003", "The credentials lack a permission", ExitCode.FAILED),
    SAME_CLUSTER("GW-CLU-004", "Source and target are the same cluster", ExitCode.BLOCKED),
    UNKNOWN_HOST("GW-CLU-005", "A host name has no address", ExitCode.FAILED),
    CONNECTION_REFUSED("GW-CLU-006", "Nothing listens at the address", ExitCode.FAILED),
    NO_ANSWER("GW-CLU-007", "The address does not answer", ExitCode.FAILED),
    PROTOCOL_MISMATCH("GW-CLU-008", "The listener speaks another security protocol", ExitCode.FAILED),
    CERTIFICATE_EXPIRED("GW-CLU-009", "A certificate is not valid now", ExitCode.FAILED),
    CERTIFICATE_UNTRUSTED("GW-CLU-010", "The cluster's certificate is not trusted", ExitCode.FAILED),
    CERTIFICATE_WRONG_HOST("GW-CLU-011", "The certificate is for another host", ExitCode.FAILED),
    CLIENT_CERTIFICATE_REFUSED("GW-CLU-012", "The listener wants another client certificate", ExitCode.FAILED),
    NOT_KAFKA("GW-CLU-013", "What answers is not a Kafka broker", ExitCode.FAILED),
    INVALID_CLIENT_SETTINGS("GW-CLU-014", "The client settings cannot be used", ExitCode.FAILED),
    REQUEST_TIMED_OUT("GW-CLU-015", "The cluster did not answer a request in time", ExitCode.FAILED),
    UNSUPPORTED_VERSION("GW-CLU-016", "The cluster is too old or too new for a request", ExitCode.FAILED),
    SASL_MECHANISM("GW-CLU-017", "The listener does not offer the SASL mechanism", ExitCode.FAILED),
    REQUEST_FAILED("GW-CLU-018", "The cluster refused a request", ExitCode.FAILED),
    UNKNOWN_TOPIC("GW-CLU-019", "The topic or partition does not exist", ExitCode.FAILED),
    POLICY_VIOLATION("GW-CLU-020", "A policy of the cluster refused the request", ExitCode.FAILED);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    ClusterError(String id, String title, ExitCode exitCode) {
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
