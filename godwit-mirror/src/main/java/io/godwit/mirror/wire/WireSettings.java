package io.godwit.mirror.wire;

import java.time.Duration;

/**
 * How a cluster is talked to, beyond the usual client properties; each {@code with} returns a changed copy.
 *
 * @param connectionsPerBroker a broker handles one request at a time on a connection, so more of them is more at once
 * @param requestTimeout after which an unanswered request's connection is closed; every request on it then fails
 * @param maxInFlightPerConnection unanswered requests on one connection
 * @param metadataMaxAge after which leaders are asked for again even if nothing went wrong
 * @param metadataBackoff between two refreshes of the metadata; doubles up to {@code metadataBackoffMax} while a leader is missing
 * @param maxStandstill of the thread that drives the wire; nothing is written that it decided before a longer one. It has to call
 *     {@link ClusterWire#stoodStill} more often than that
 */
public record WireSettings(
        int connectionsPerBroker,
        Duration requestTimeout,
        int maxInFlightPerConnection,
        Duration metadataMaxAge,
        Duration metadataBackoff,
        Duration metadataBackoffMax,
        Duration maxStandstill) {

    private static final Duration ANY = Duration.ofDays(36_500);

    public WireSettings {
        requirePositive("connectionsPerBroker", connectionsPerBroker);
        requirePositive("requestTimeout", requestTimeout.toMillis());
        requirePositive("maxInFlightPerConnection", maxInFlightPerConnection);
        requirePositive("metadataMaxAge", metadataMaxAge.toMillis());
        requirePositive("metadataBackoff", metadataBackoff.toMillis());
        requirePositive("maxStandstill", maxStandstill.toMillis());
        if (metadataBackoffMax.compareTo(metadataBackoff) < 0) {
            throw new IllegalArgumentException("metadataBackoffMax is less than metadataBackoff");
        }
    }

    public static WireSettings defaults() {
        return new WireSettings(
                1,
                Duration.ofSeconds(30),
                5,
                Duration.ofMinutes(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                ANY);
    }

    public WireSettings withConnectionsPerBroker(int connections) {
        return new WireSettings(
                connections,
                requestTimeout,
                maxInFlightPerConnection,
                metadataMaxAge,
                metadataBackoff,
                metadataBackoffMax,
                maxStandstill);
    }

    public WireSettings withRequestTimeout(Duration timeout) {
        return new WireSettings(
                connectionsPerBroker,
                timeout,
                maxInFlightPerConnection,
                metadataMaxAge,
                metadataBackoff,
                metadataBackoffMax,
                maxStandstill);
    }

    public WireSettings withMaxInFlightPerConnection(int requests) {
        return new WireSettings(
                connectionsPerBroker,
                requestTimeout,
                requests,
                metadataMaxAge,
                metadataBackoff,
                metadataBackoffMax,
                maxStandstill);
    }

    public WireSettings withMetadataMaxAge(Duration age) {
        return new WireSettings(
                connectionsPerBroker,
                requestTimeout,
                maxInFlightPerConnection,
                age,
                metadataBackoff,
                metadataBackoffMax,
                maxStandstill);
    }

    public WireSettings withMaxStandstill(Duration standstill) {
        return new WireSettings(
                connectionsPerBroker,
                requestTimeout,
                maxInFlightPerConnection,
                metadataMaxAge,
                metadataBackoff,
                metadataBackoffMax,
                standstill);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
