package io.godwit.serve.metrics;

import java.util.List;

/** Every metric: name, kind, labels and meaning. A sample that is not known is left out, for that is not 0. */
public enum Metric {
    MIGRATION_STATE(
            "godwit_migration_state", Kind.GAUGE, "1 for the state of the migration, 0 for all others", "state"),
    MIGRATION_STATE_DURATION(
            "godwit_migration_state_duration_seconds", Kind.GAUGE, "how long the migration has been in its state"),
    STEP_DONE("godwit_migration_step_done", Kind.GAUGE, "1 for each step of the path that is done, else 0", "step"),
    MIRROR_RUNNING("godwit_mirror_running", Kind.GAUGE, "1 if a mirror wrote within the last 15 seconds, else 0"),
    MIRROR_TOPICS("godwit_mirror_topics", Kind.GAUGE, "topics in each state", "state"),
    MIRROR_RECORDS("godwit_mirror_records_total", Kind.COUNTER, "records copied by all runs together", "topic"),
    MIRROR_BYTES("godwit_mirror_bytes_total", Kind.COUNTER, "bytes copied by all runs together", "topic"),
    MIRROR_LAG_RECORDS("godwit_mirror_lag_records", Kind.GAUGE, "offsets that are not copied yet", "topic"),
    MIRROR_PARTITION_LAG_RECORDS(
            "godwit_mirror_partition_lag_records",
            Kind.GAUGE,
            "the same by partition; only with /metrics?partitions=true",
            "topic",
            "partition"),
    MIRROR_LAG_SECONDS(
            "godwit_mirror_lag_seconds", Kind.GAUGE, "how long the oldest record waits that is not copied", "topic"),
    MIRROR_LAG_BYTES(
            "godwit_mirror_lag_bytes",
            Kind.GAUGE,
            "what is not copied, by the mean size of the copied records",
            "topic"),
    MIRROR_COPY_RATE(
            "godwit_mirror_copy_records_per_second", Kind.GAUGE, "offsets copied per second, smoothed, all topics"),
    MIRROR_SOURCE_RATE(
            "godwit_mirror_source_records_per_second",
            Kind.GAUGE,
            "offsets by which the source grows per second, smoothed, all topics"),
    MIRROR_ETA("godwit_mirror_eta_seconds", Kind.GAUGE, "until all is copied"),
    MIRROR_THROTTLE(
            "godwit_mirror_throttle_bytes_per_second", Kind.GAUGE, "the limit of all topics together, if there is one"),
    MIRROR_THROTTLED(
            "godwit_mirror_throttled",
            Kind.GAUGE,
            "1 for each broker because of which the mirror slows down",
            "broker"),
    MIRROR_PRODUCE_LATENCY(
            "godwit_mirror_produce_latency_seconds",
            Kind.GAUGE,
            "how long the slowest broker of the target takes for an append"),
    MIRROR_LAST_PROGRESS(
            "godwit_mirror_last_progress_timestamp_seconds",
            Kind.GAUGE,
            "when a mirror wrote last, in seconds since 1970"),
    MIRROR_WARNINGS("godwit_mirror_warnings", Kind.GAUGE, "warnings and failures that the mirror tells now"),
    TOPIC_BLOCKED("godwit_mirror_topic_blocked", Kind.GAUGE, "1 for each topic that is blocked", "topic", "code"),
    GROUPS_CARRIED("godwit_group_offset_carried", Kind.GAUGE, "groups whose offsets on the target are up to date"),
    GROUPS_UNMAPPED(
            "godwit_group_offset_unmapped", Kind.GAUGE, "groups that wait for a proof, because their offsets differ"),
    GROUPS_LEFT_ALONE(
            "godwit_group_offset_left_alone", Kind.GAUGE, "groups whose offsets on the target are not touched"),
    GROUPS_AGE("godwit_group_offset_sync_age_seconds", Kind.GAUGE, "age of the oldest of the carried offsets"),
    VERIFY_RECORDS("godwit_verify_records_equal", Kind.GAUGE, "pairs of records that are proven equal", "topic"),
    VERIFY_MISMATCHES("godwit_verify_mismatches", Kind.GAUGE, "differences that are faults", "topic"),
    VERIFY_COVERAGE("godwit_verify_coverage_ratio", Kind.GAUGE, "part of the source's offsets that is proven, 0 to 1"),
    VERIFY_OLDEST(
            "godwit_verify_oldest_timestamp_seconds",
            Kind.GAUGE,
            "when the oldest proof was made, in seconds since 1970"),
    CUTOVER_STATE("godwit_cutover_state", Kind.GAUGE, "1 for the state of the wave", "wave", "state"),
    CUTOVER_READY(
            "godwit_cutover_ready",
            Kind.GAUGE,
            "1 if the last check found the wave ready, 0 if not; absent as long as nobody checked",
            "wave"),
    CUTOVER_PAUSE(
            "godwit_cutover_write_pause_seconds",
            Kind.GAUGE,
            "how long the producers stand still, or stood at their switch",
            "wave"),
    CUTOVER_PAUSE_RUNNING(
            "godwit_cutover_write_pause_running", Kind.GAUGE, "1 while the producers stand still", "wave"),
    CUTOVER_PAUSE_BUDGET(
            "godwit_cutover_write_pause_budget_seconds", Kind.GAUGE, "how long the producers may stand still", "wave"),
    CUTOVER_STRAGGLERS(
            "godwit_cutover_straggler_records",
            Kind.GAUGE,
            "offsets written to the source since the switch that are not on the target",
            "wave"),
    JOURNAL_EVENTS("godwit_journal_events_total", Kind.COUNTER, "events in the journal"),
    LOOK_AGE("godwit_serve_look_age_seconds", Kind.GAUGE, "age of the last look at the migration"),
    STREAMS("godwit_serve_streams", Kind.GAUGE, "event streams that are open");

    /** What Prometheus calls the type. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    private final String id;
    private final Kind kind;
    private final String meaning;
    private final String labels;

    Metric(String id, Kind kind, String meaning, String... labels) {
        this.id = id;
        this.kind = kind;
        this.meaning = meaning;
        this.labels = String.join(",", labels);
    }

    /** Its name; a base unit ends it, {@code _total} a counter. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    /** Besides {@code migration}, which all have. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(",", -1));
    }
}
