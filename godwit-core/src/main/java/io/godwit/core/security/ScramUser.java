package io.godwit.core.security;

import java.util.Comparator;
import java.util.Objects;

/**
 * A SCRAM credential as brokers tell it: all but the password.
 *
 * @param mechanism {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
 * @param iterations how often the password is hashed; 4096 at least
 */
public record ScramUser(String name, String mechanism, int iterations) implements Comparable<ScramUser> {
    private static final Comparator<ScramUser> ORDER =
            Comparator.comparing(ScramUser::name).thenComparing(ScramUser::mechanism);

    public ScramUser {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mechanism);
    }

    @Override
    public int compareTo(ScramUser other) {
        return ORDER.compare(this, other);
    }
}
