package io.godwit.core.error;

/** What the doctor and the inventory find. Findings end no command by themselves; a blocker ends the doctor. */
public enum DoctorCode implements ErrorCode {
    NOT_READABLE("GW-DOC-001", "A part of the cluster could not be read"),
    NOT_TOLD("GW-DOC-002", "The cluster cannot tell a part of itself"),
    DIFFERENT_CLUSTERS("GW-DOC-003", "The bootstrap addresses lead to different clusters"),
    SOURCE_PERMISSION("GW-DOC-010", "The credentials lack a permission on the source"),
    TARGET_PERMISSION("GW-DOC-011", "The credentials lack a permission on the target"),
    VERSION_TOO_OLD("GW-DOC-020", "The cluster is older than Godwit supports"),
    TARGET_OLDER("GW-DOC-021", "The target runs an older release than the source"),
    VERSION_UNKNOWN("GW-DOC-022", "The release of a cluster cannot be told"),
    MIN_INSYNC_REPLICAS("GW-DOC-030", "A target topic cannot be written, or not with a broker down"),
    MESSAGE_TOO_LARGE("GW-DOC-040", "The target accepts smaller messages than the source"),
    TIMESTAMP_REPLACED("GW-DOC-041", "The target would replace the timestamps of copied records"),
    TIMESTAMP_REFUSED("GW-DOC-042", "The target would refuse records for their timestamps"),
    RECOMPRESSED("GW-DOC-043", "The target's brokers would compress records again"),
    SEGMENT_TOO_SMALL("GW-DOC-044", "A segment of the target topic is smaller than a message"),
    CONFIG_NOT_CARRIED("GW-DOC-045", "A topic config has no place on the target"),
    CREATION_REFUSED("GW-DOC-046", "The target would refuse to create a topic"),
    NAME_COLLISION("GW-DOC-050", "Two topic names collide"),
    GROUP_ACTIVE_ON_BOTH_SIDES("GW-DOC-051", "A consumer group is active on both sides"),
    OPEN_TRANSACTION("GW-DOC-052", "A transaction is open on the source"),
    DISK_TOO_SMALL("GW-DOC-053", "The target's disks have too little room"),
    DISK_UNKNOWN("GW-DOC-054", "The room on the target's disks cannot be told"),
    RETENTION_OVERTAKES("GW-DOC-055", "The source may delete records before they are copied"),
    COPY_TIME("GW-DOC-056", "How long the copy may take"),
    NOTHING_SELECTED("GW-DOC-060", "Nothing would be copied"),
    TOPICS_LEFT_OUT("GW-DOC-061", "Topics of the source are left out"),
    PARTITION_OFFLINE("GW-DOC-062", "A partition has no leader"),
    UNDER_REPLICATED("GW-DOC-063", "A partition has too few replicas in sync"),
    OFFSETS_DIFFER("GW-DOC-070", "Records will not keep their offsets everywhere"),
    OFFSETS_REFUSED("GW-DOC-071", "The target refuses what keeping offsets needs");

    private final String id;
    private final String title;

    DoctorCode(String id, String title) {
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
        return ExitCode.BLOCKED;
    }
}
