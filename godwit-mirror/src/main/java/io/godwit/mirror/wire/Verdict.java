package io.godwit.mirror.wire;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** A broker's error code as this package's users see it. */
record Verdict(WireError error, String message) {
    static final Verdict FINE = new Verdict(WireError.NONE, "");

    private static final Map<Errors, WireError> MEANINGS = meanings();

    static Verdict of(short code) {
        return of(code, null);
    }

    static Verdict of(short code, @Nullable String said) {
        Errors error = Errors.forCode(code);
        if (error == Errors.NONE) {
            return FINE;
        }
        WireError meaning = MEANINGS.getOrDefault(error, WireError.OTHER);
        if (said != null) {
            return new Verdict(meaning, meaning == WireError.OTHER ? error.name() + ": " + said : said);
        }
        return new Verdict(meaning, meaning == WireError.OTHER ? error.name() : "");
    }

    boolean isFine() {
        return error == WireError.NONE;
    }

    private static Map<Errors, WireError> meanings() {
        Map<Errors, WireError> meanings = new EnumMap<>(Errors.class);
        meanings.put(Errors.LEADER_NOT_AVAILABLE, WireError.NOT_LEADER);
        meanings.put(Errors.NOT_LEADER_OR_FOLLOWER, WireError.NOT_LEADER);
        meanings.put(Errors.REPLICA_NOT_AVAILABLE, WireError.NOT_LEADER);
        meanings.put(Errors.FENCED_LEADER_EPOCH, WireError.FENCED_LEADER_EPOCH);
        meanings.put(Errors.UNKNOWN_LEADER_EPOCH, WireError.UNKNOWN_LEADER_EPOCH);
        meanings.put(Errors.UNKNOWN_TOPIC_OR_PARTITION, WireError.UNKNOWN_TOPIC);
        meanings.put(Errors.UNKNOWN_TOPIC_ID, WireError.UNKNOWN_TOPIC_ID);
        meanings.put(Errors.INCONSISTENT_TOPIC_ID, WireError.UNKNOWN_TOPIC_ID);
        meanings.put(Errors.INVALID_TOPIC_EXCEPTION, WireError.INVALID_TOPIC);
        meanings.put(Errors.OFFSET_OUT_OF_RANGE, WireError.OFFSET_OUT_OF_RANGE);
        meanings.put(Errors.OFFSET_NOT_AVAILABLE, WireError.OFFSET_NOT_AVAILABLE);
        meanings.put(Errors.CORRUPT_MESSAGE, WireError.CORRUPT);
        meanings.put(Errors.KAFKA_STORAGE_ERROR, WireError.STORAGE);
        meanings.put(Errors.MESSAGE_TOO_LARGE, WireError.RECORD_TOO_LARGE);
        meanings.put(Errors.RECORD_LIST_TOO_LARGE, WireError.RECORD_TOO_LARGE);
        meanings.put(Errors.INVALID_RECORD, WireError.INVALID_RECORD);
        meanings.put(Errors.INVALID_TIMESTAMP, WireError.INVALID_TIMESTAMP);
        meanings.put(Errors.POLICY_VIOLATION, WireError.POLICY_VIOLATION);
        meanings.put(Errors.NOT_ENOUGH_REPLICAS, WireError.NOT_ENOUGH_REPLICAS);
        meanings.put(Errors.NOT_ENOUGH_REPLICAS_AFTER_APPEND, WireError.NOT_ENOUGH_REPLICAS_AFTER_APPEND);
        meanings.put(Errors.OUT_OF_ORDER_SEQUENCE_NUMBER, WireError.OUT_OF_ORDER_SEQUENCE);
        meanings.put(Errors.DUPLICATE_SEQUENCE_NUMBER, WireError.DUPLICATE_SEQUENCE);
        meanings.put(Errors.INVALID_PRODUCER_EPOCH, WireError.INVALID_PRODUCER_EPOCH);
        meanings.put(Errors.PRODUCER_FENCED, WireError.INVALID_PRODUCER_EPOCH);
        meanings.put(Errors.UNKNOWN_PRODUCER_ID, WireError.UNKNOWN_PRODUCER_ID);
        meanings.put(Errors.TRANSACTION_COORDINATOR_FENCED, WireError.COORDINATOR_FENCED);
        meanings.put(Errors.INVALID_TXN_STATE, WireError.INVALID_TRANSACTION_STATE);
        meanings.put(Errors.TOPIC_AUTHORIZATION_FAILED, WireError.NOT_AUTHORIZED);
        meanings.put(Errors.CLUSTER_AUTHORIZATION_FAILED, WireError.CLUSTER_NOT_AUTHORIZED);
        meanings.put(Errors.UNSUPPORTED_VERSION, WireError.UNSUPPORTED);
        meanings.put(Errors.UNSUPPORTED_FOR_MESSAGE_FORMAT, WireError.UNSUPPORTED);
        meanings.put(Errors.UNSUPPORTED_COMPRESSION_TYPE, WireError.UNSUPPORTED);
        meanings.put(Errors.COORDINATOR_LOAD_IN_PROGRESS, WireError.BROKER_NOT_READY);
        meanings.put(Errors.COORDINATOR_NOT_AVAILABLE, WireError.BROKER_NOT_READY);
        meanings.put(Errors.BROKER_NOT_AVAILABLE, WireError.BROKER_NOT_READY);
        meanings.put(Errors.NOT_CONTROLLER, WireError.BROKER_NOT_READY);
        meanings.put(Errors.THROTTLING_QUOTA_EXCEEDED, WireError.THROTTLED);
        meanings.put(Errors.REQUEST_TIMED_OUT, WireError.TIMED_OUT);
        meanings.put(Errors.NETWORK_EXCEPTION, WireError.CONNECTION_LOST);
        meanings.put(Errors.SASL_AUTHENTICATION_FAILED, WireError.AUTHENTICATION);
        return meanings;
    }
}
