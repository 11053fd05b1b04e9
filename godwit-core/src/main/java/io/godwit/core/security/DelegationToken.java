package io.godwit.core.security;

import java.time.Instant;
import java.util.Objects;

/** A delegation token without its secret. It is of one cluster and cannot be carried over. */
public record DelegationToken(String owner, Instant expiresAt) {
    public DelegationToken {
        Objects.requireNonNull(owner);
        Objects.requireNonNull(expiresAt);
    }
}
