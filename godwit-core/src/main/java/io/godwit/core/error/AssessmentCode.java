package io.godwit.core.error;

/** What an assessment finds, and what can hinder it. Findings end no command. */
public enum AssessmentCode implements ErrorCode {
    AGENT_UNREACHABLE("GW-ASM-001", "Metrics cannot be asked for"),
    AGENT_REFUSED("GW-ASM-002", "Metrics are refused to this user"),
    SUM_INCOMPLETE("GW-ASM-003", "A sum lacks a broker"),
    METRICS_UNKNOWN("GW-ASM-004", "The monitoring system has other metric names"),
    EMPTY_CLUSTER("GW-ASM-005", "The cluster holds no records"),
    CLOCKS_APART("GW-ASM-006", "Clocks are apart"),
    HISTORY_SHORT("GW-ASM-007", "The logs do not reach far enough back"),
    HISTORY_COARSE("GW-ASM-008", "The history is known coarsely"),
    WAYS_DISAGREE("GW-ASM-009", "Two ways of measuring disagree"),
    BUNDLE_UNREADABLE("GW-ASM-010", "The bundle cannot be read"),
    FILE_UNWRITABLE("GW-ASM-011", "A file cannot be written"),
    RETENTION_UNLIMITED("GW-ASM-020", "Topics keep their records for ever"),
    REPLICATION("GW-ASM-021", "Topics have another replication factor than the target gives"),
    UNCLEAN_ELECTION("GW-ASM-022", "Replicas that lag may become leaders"),
    OPEN_WITHOUT_ACL("GW-ASM-023", "Whoever has no ACL may do everything"),
    BROKER_CONFIG_NOT_ALLOWED("GW-ASM-024", "A broker setting cannot be carried over"),
    TOPIC_CONFIG_NOT_ALLOWED("GW-ASM-025", "A topic setting cannot be carried over"),
    PARTITION_LIMIT("GW-ASM-026", "The target takes fewer partitions"),
    PARTITION_THROUGHPUT("GW-ASM-027", "A partition is busier than the target allows"),
    CLUSTER_THROUGHPUT("GW-ASM-028", "The cluster is busier than the target allows"),
    MECHANISM_MISSING("GW-ASM-029", "The target lacks a way to authenticate"),
    ACLS_MISSING("GW-ASM-030", "The target knows no ACLs"),
    MESSAGE_SIZE("GW-ASM-031", "Messages are larger than the target allows"),
    GROUP_LIMIT("GW-ASM-032", "The target takes fewer groups"),
    CLIENT_TOO_OLD("GW-ASM-033", "Clients may be too old for the target"),
    FEATURE_MISSING("GW-ASM-034", "The target lacks something that applications use"),
    SKEW("GW-ASM-035", "A topic's partitions are unevenly busy"),
    IDLE_TOPICS("GW-ASM-036", "Topics are idle"),
    IDLE_GROUPS("GW-ASM-037", "Groups are idle"),
    EXPIRES_BEFORE_COPIED("GW-ASM-038", "Records expire before they are copied"),
    USERS_LIMIT("GW-ASM-039", "The target takes fewer users");

    private final String id;
    private final String title;

    AssessmentCode(String id, String title) {
        this.id = id;
        this.title = title;
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
        return ExitCode.FAILED;
    }
}
