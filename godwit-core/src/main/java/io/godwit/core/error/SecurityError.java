package io.godwit.core.error;

/** What can go wrong, or is worth knowing, when everybody's permissions are carried over. */
public enum SecurityError implements ErrorCode {
    UNUSABLE_FILE("GW-SEC-001", "A file of credentials or policies could not be written or read", ExitCode.FAILED),
    INVALID_CLUSTER_ARN("GW-SEC-002", "That is not the ARN of an Amazon MSK cluster", ExitCode.USAGE),
    NO_CREDENTIALS_FOLDER("GW-SEC-003", "No folder is named for new passwords", ExitCode.USAGE),
    NOT_READABLE("GW-SEC-010", "A part of a cluster's security could not be read", ExitCode.BLOCKED),
    NO_AUTHORIZER("GW-SEC-011", "The target has no authorizer", ExitCode.BLOCKED),
    OPERATOR_LOCKED_OUT("GW-SEC-012", "Godwit would lock itself out of the target", ExitCode.BLOCKED),
    OTHERS_LOCKED_OUT("GW-SEC-013", "Principals would be locked out of the target", ExitCode.BLOCKED),
    OPENNESS_UNKNOWN("GW-SEC-014", "Whether a cluster lets everybody in without an ACL is not known", ExitCode.BLOCKED),
    NOT_CARRIED("GW-SEC-015", "Something of the source's security is not carried over", ExitCode.BLOCKED),
    ACCESS_DIFFERS("GW-SEC-016", "A principal may do more or less on the target than on the source", ExitCode.BLOCKED),
    PRINCIPALS_JOINED("GW-SEC-017", "Two principals get the same name on the target", ExitCode.BLOCKED),
    PASSWORDS_CHANGE("GW-SEC-018", "SCRAM users get new passwords", ExitCode.BLOCKED),
    QUOTA_REPLACED("GW-SEC-019", "A client quota of the target gets another value", ExitCode.BLOCKED),
    IAM_DIFFERS("GW-SEC-020", "IAM can't express an ACL", ExitCode.PENDING),
    IAM_TOO_LARGE("GW-SEC-021", "A principal needs more IAM policies than a role can have", ExitCode.PENDING);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    SecurityError(String id, String title, ExitCode exitCode) {
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
