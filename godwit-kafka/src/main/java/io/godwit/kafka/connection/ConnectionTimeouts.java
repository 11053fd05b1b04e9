package io.godwit.kafka.connection;

import java.time.Duration;

/**
 * How long a cluster may keep Godwit waiting.
 *
 * @param reach for a TCP connection and for the first answer at each address
 * @param request for one request, retries of the client included
 */
public record ConnectionTimeouts(Duration reach, Duration request) {
    /** Short enough to tell a wrong address from a slow cluster, long enough for a leader election. */
    public static final ConnectionTimeouts DEFAULT =
            new ConnectionTimeouts(Duration.ofSeconds(4), Duration.ofSeconds(30));

    public ConnectionTimeouts {
        if (reach.isNegative() || reach.isZero() || request.compareTo(reach) < 0) {
            throw new IllegalArgumentException("a request may take at least as long as reaching the cluster");
        }
    }
}
