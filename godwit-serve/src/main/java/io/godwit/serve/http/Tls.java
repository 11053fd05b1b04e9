package io.godwit.serve.http;

import java.nio.file.Path;
import java.util.Objects;

/** A keystore with the service's key and certificate; the password appears nowhere. */
public record Tls(Path keystore, String password) {
    public Tls {
        Objects.requireNonNull(keystore);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return keystore.toString();
    }
}
