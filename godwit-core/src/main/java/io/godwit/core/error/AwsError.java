package io.godwit.core.error;

/** What can be wrong with a wanted MSK cluster, and what AWS can refuse. */
public enum AwsError implements ErrorCode {
    INVALID_CLUSTER("GW-AWS-001", "The wanted cluster is not valid", ExitCode.USAGE),
    NO_SIZE("GW-AWS-002", "No size can be taken from the file", ExitCode.FAILED),
    SETTINGS_UNREADABLE("GW-AWS-003", "The source's settings cannot be read", ExitCode.FAILED),
    NO_REGION("GW-AWS-010", "No AWS region is known", ExitCode.FAILED),
    NO_CREDENTIALS("GW-AWS-011", "No AWS credentials were found", ExitCode.FAILED),
    CREDENTIALS_REFUSED("GW-AWS-012", "AWS does not accept the credentials", ExitCode.FAILED),
    ACCESS_DENIED("GW-AWS-013", "The credentials lack an AWS permission", ExitCode.FAILED),
    THROTTLED("GW-AWS-014", "AWS refused too many requests", ExitCode.FAILED),
    QUOTA_EXCEEDED("GW-AWS-015", "A quota of the AWS account is used up", ExitCode.FAILED),
    REQUEST_REFUSED("GW-AWS-016", "AWS refused the request as invalid", ExitCode.FAILED),
    CONFIGURATION_REFUSED("GW-AWS-017", "MSK refused the custom configuration", ExitCode.FAILED),
    UNREACHABLE("GW-AWS-018", "AWS cannot be reached", ExitCode.FAILED),
    SERVICE_FAILED("GW-AWS-019", "AWS failed to answer", ExitCode.FAILED),
    VERSION_NOT_OFFERED("GW-AWS-020", "MSK does not offer the Kafka version", ExitCode.BLOCKED),
    CLUSTER_DIFFERS("GW-AWS-021", "A cluster of this name exists and is another one", ExitCode.BLOCKED),
    CONFIGURATION_DIFFERS("GW-AWS-022", "A configuration of this name exists and has another text", ExitCode.BLOCKED),
    CREATION_FAILED("GW-AWS-023", "MSK could not make the cluster", ExitCode.FAILED),
    NOT_ACTIVE_IN_TIME("GW-AWS-024", "The cluster did not become active in time", ExitCode.TIMED_OUT),
    SECRETS_NOT_ASSOCIATED("GW-AWS-025", "MSK did not take all SCRAM secrets", ExitCode.FAILED),
    NOT_CONFIRMED("GW-AWS-026", "What was to be made was not confirmed", ExitCode.FAILED),
    NO_SCRAM("GW-AWS-027", "The cluster can't take SCRAM users", ExitCode.BLOCKED),
    SECRETS_UNUSABLE("GW-AWS-028", "Secrets of these names exist and can't be used", ExitCode.BLOCKED),
    KEY_UNUSABLE("GW-AWS-029", "Secrets can't be encrypted with the KMS key", ExitCode.BLOCKED),
    INVALID_SECRETS("GW-AWS-030", "The wanted secrets are not valid", ExitCode.USAGE);

    private final String id;
    private final String title;
    private final ExitCode exitCode;

    AwsError(String id, String title, ExitCode exitCode) {
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
