package io.godwit.kafka.connection;

import java.util.Objects;

/**
 * What is asked of a cluster, in the words of an error message.
 *
 * @param purpose the action and its resource, after "while": {@code reading the configs of 500 topics}
 * @param permission the ACL that it needs: {@code DESCRIBE_CONFIGS on TOPIC orders}
 */
public record ClusterRequest(String purpose, String permission) {
    public ClusterRequest {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(permission);
    }
}
