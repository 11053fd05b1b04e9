package io.godwit.core.security;

import java.util.Objects;

/** A SCRAM user to be made, with the password. {@link #toString} does not show it. */
public record NewCredential(String user, String mechanism, int iterations, String password) {
    public NewCredential {
        Objects.requireNonNull(user);
        Objects.requireNonNull(mechanism);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return "NewCredential[" + user + ", " + mechanism + "]";
    }
}
