package io.godwit.core.error;

/** What the lint of an mm2.properties file can find. None of these ends a command by itself. */
public enum MirrorMakerPropertiesError implements ErrorCode {
    KEY_CUT_AT_SPACE("GW-MM2-001", "A key is cut off at a space"),
    STRAY_SEPARATORS("GW-MM2-002", "A list of addresses has stray separators"),
    ADDRESS_INCOMPLETE("GW-MM2-003", "An address is not host:port"),
    GLOB_NOT_REGEX("GW-MM2-004", "A pattern is written as a wildcard, but read as a regular expression"),
    INVALID_PATTERN("GW-MM2-005", "A pattern is not a regular expression"),
    MISSPELT_KEY("GW-MM2-006", "A misspelt key is ignored"),
    UNKNOWN_KEY("GW-MM2-007", "A key that MirrorMaker does not know"),
    KEY_WITHOUT_EFFECT("GW-MM2-008", "A key has no effect where it stands"),
    TOPICS_RENAMED("GW-MM2-009", "MirrorMaker renames the topics"),
    REPLICATION_FACTOR_DEFAULT("GW-MM2-010", "Topics would get two replicas"),
    GROUP_OFFSETS_NOT_SYNCED("GW-MM2-011", "Group offsets are not carried over"),
    GROUPS_LEFT_OUT("GW-MM2-012", "Groups are left out by default"),
    TOPICS_LEFT_OUT("GW-MM2-013", "Topics are left out by default"),
    SLOW_REFRESH("GW-MM2-014", "New topics and groups are noticed late"),
    UNCOMPRESSED("GW-MM2-015", "Records are written uncompressed"),
    SECRET_INLINE("GW-MM2-016", "A secret stands in the file"),
    DUPLICATE_KEY("GW-MM2-017", "A key stands twice"),
    FLOW_NOT_ENABLED("GW-MM2-018", "The flow is not enabled"),
    OTHER_FLOW("GW-MM2-019", "Another flow is not imported"),
    NOT_CARRIED_OVER("GW-MM2-020", "A setting is not carried over"),
    CLUSTERS_INCOMPLETE("GW-MM2-021", "The list of clusters is incomplete"),
    DOT_INSTEAD_OF_ARROW("GW-MM2-022", "A flow is written without its arrow"),
    INVALID_VALUE("GW-MM2-023", "A value does not fit its key"),
    ONE_TASK("GW-MM2-024", "One task copies everything"),
    COPIES_REPEATED("GW-MM2-025", "Records are copied again after a failure"),
    ABORTED_RECORDS_COPIED("GW-MM2-026", "Aborted records are copied as real ones");

    private final String id;
    private final String title;

    MirrorMakerPropertiesError(String id, String title) {
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
        return ExitCode.PENDING;
    }
}
