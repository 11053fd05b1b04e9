package io.godwit.mirror.wire;

/** What can go wrong, as far as a copier has to tell it apart; the rest is {@link #OTHER}, with Kafka's name in the message. */
public enum WireError {
    NONE(Remedy.NONE),

    NOT_LEADER(Remedy.REFRESH),
    /** The leader epoch that was sent is over. */
    FENCED_LEADER_EPOCH(Remedy.REFRESH),
    /** The broker hasn't heard of this leader epoch yet, or the topic was re-created in a cluster without topic ids. */
    UNKNOWN_LEADER_EPOCH(Remedy.REFRESH),
    UNKNOWN_TOPIC(Remedy.REFRESH),
    /** The broker knows no topic with this id, or another one of this name: too early, deleted, or re-created. */
    UNKNOWN_TOPIC_ID(Remedy.REFRESH),
    /** The metadata has this name with another id than before; forget the topic and track it anew to accept it. */
    TOPIC_RECREATED(Remedy.NONE),
    INVALID_TOPIC(Remedy.NONE),

    OFFSET_OUT_OF_RANGE(Remedy.NONE),
    /** A new leader doesn't know its high watermark yet. */
    OFFSET_NOT_AVAILABLE(Remedy.RETRY),
    CORRUPT(Remedy.RETRY),
    STORAGE(Remedy.REFRESH),

    RECORD_TOO_LARGE(Remedy.NONE),
    INVALID_RECORD(Remedy.NONE),
    INVALID_TIMESTAMP(Remedy.NONE),
    POLICY_VIOLATION(Remedy.NONE),
    NOT_ENOUGH_REPLICAS(Remedy.RETRY),
    /** Written, but maybe to too few. */
    NOT_ENOUGH_REPLICAS_AFTER_APPEND(Remedy.RETRY),

    OUT_OF_ORDER_SEQUENCE(Remedy.NONE),
    DUPLICATE_SEQUENCE(Remedy.NONE),
    INVALID_PRODUCER_EPOCH(Remedy.NONE),
    UNKNOWN_PRODUCER_ID(Remedy.NONE),
    COORDINATOR_FENCED(Remedy.NONE),
    INVALID_TRANSACTION_STATE(Remedy.NONE),

    /** For this topic. */
    NOT_AUTHORIZED(Remedy.NONE),
    /** For the cluster. */
    CLUSTER_NOT_AUTHORIZED(Remedy.NONE),
    /** The broker is too old, or doesn't do this. */
    UNSUPPORTED(Remedy.NONE),
    /** Still loading what it needs. */
    BROKER_NOT_READY(Remedy.RETRY),
    THROTTLED(Remedy.RETRY),

    /** Outcome unknown. */
    CONNECTION_LOST(Remedy.REFRESH),
    /** Outcome unknown. */
    TIMED_OUT(Remedy.REFRESH),
    AUTHENTICATION(Remedy.RETRY),
    OTHER(Remedy.NONE);

    private enum Remedy {
        NONE,
        RETRY,
        REFRESH
    }

    private final Remedy remedy;

    WireError(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Whether the same request may succeed later with nobody's help. */
    public boolean isRetriable() {
        return remedy != Remedy.NONE;
    }

    /** Whether the leader may be another one now; {@link ClusterWire} then refreshes the metadata by itself. */
    public boolean refreshesMetadata() {
        return remedy == Remedy.REFRESH;
    }
}
