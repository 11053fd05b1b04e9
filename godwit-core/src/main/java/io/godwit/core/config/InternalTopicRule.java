package io.godwit.core.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of topic that some software makes for itself, and what a migration does with it unless told otherwise.
 *
 * <p>Kinds that are NEVER copied would break the target or feed the mirror with itself, or the engine could not copy them;
 * for all others the configuration decides. A topic left out for its name is shown with this reason, never silently.
 */
public enum InternalTopicRule {
    BROKER(
            "broker",
            "State of the brokers.",
            "__consumer_offsets|__transaction_state|__share_group_state|__cluster_metadata|__remote_log_metadata",
            Handling.NEVER,
            "is the brokers' own state; the target has its own"),
    GODWIT(
            "godwit",
            "Godwit's journal, offsets and scratch topics.",
            "godwit\\..*|__godwit.*",
            Handling.NEVER,
            "belongs to Godwit itself"),
    REHEARSAL(
            "rehearsal",
            "Shadow topics of godwit rehearse.",
            "godwit-rehearsal-.*",
            Handling.NEVER,
            "is a shadow topic of a rehearsal, which has a mirror of its own"),
    /** What MirrorMaker's replication policies call internal, also by the identity policy: the engine would not copy it. */
    RESERVED(
            "reserved",
            "Names that begin with two underscores or a dot.",
            "__.*|\\..*",
            Handling.NEVER,
            "has a name reserved for Kafka and its tools (two underscores or a dot at its beginning), which MirrorMaker never copies"),
    MIRROR_MAKER(
            "mirrorMaker",
            "MirrorMaker 2's offset syncs, checkpoints, heartbeats and worker topics.",
            "mm2.*\\.internal|.*\\.checkpoints\\.internal|heartbeats",
            Handling.NEVER,
            "belongs to MirrorMaker; a copy would feed the mirror with itself"),
    CLUSTER_SERVICES(
            "clusterServices",
            "Metrics, licences and commands of the vendor's software around the source cluster.",
            "_confluent.*",
            Handling.SKIP,
            "belongs to software that runs the source cluster"),
    CONNECT(
            "connect",
            "Configuration, offsets and status of Kafka Connect clusters.",
            "(.*[-_.])?connect[-_.](.*[-_.])?(configs?|offsets?|status(es)?)",
            Handling.COPY,
            ""),
    STREAMS("streams", "State of Kafka Streams applications.", ".*-(changelog|repartition)", Handling.COPY, ""),
    SCHEMA_REGISTRY("schemaRegistry", "Schemas of a schema registry.", "_schemas([-_.].*)?", Handling.COPY, "");

    /** What to do with a kind of topic. */
    public enum Handling {
        /** Copied like any other topic, if the selection includes it. */
        COPY,
        /** Left out, which the configuration can change. */
        SKIP,
        /** Left out, whatever the configuration says. */
        NEVER
    }

    private final String key;
    private final String description;
    private final Pattern names;
    private final Handling handling;
    private final String reason;

    InternalTopicRule(String key, String description, String names, Handling handling, String reason) {
        this.key = key;
        this.description = description;
        this.names = Pattern.compile(names);
        this.handling = handling;
        this.reason = reason;
    }

    /** The first rule that the name fits, in the order of this enum. */
    public static Optional<InternalTopicRule> of(String topic) {
        for (InternalTopicRule rule : values()) {
            if (rule.names.matcher(topic).matches()) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Its key below {@code topics.internal}. */
    public String key() {
        return key;
    }

    /** What such topics are, a sentence. */
    public String description() {
        return description;
    }

    /** What happens without a word in the configuration. */
    public Handling handling() {
        return handling;
    }

    /** The names that it fits, a regular expression. */
    public String names() {
        return names.pattern();
    }

    /** Why a topic of this kind is left out, to stand after its name. */
    String skipReason() {
        return reason.isEmpty() ? "is left out by topics.internal." + key + ": skip" : reason;
    }
}
