package io.godwit.lab;

/** The ways into a cluster that the lab can offer. */
public enum Listener {
    /** No encryption, no identity; the principal is {@code User:ANONYMOUS}. Every cluster has it. */
    PLAINTEXT("PLAINTEXT", ""),
    /** Encrypted; a client that shows its certificate is {@code User:CN=name}. */
    SSL("SSL", ""),
    /** Encrypted, user and password by SCRAM-SHA-512. */
    SASL_SSL_SCRAM("SASL_SSL", "SCRAM-SHA-512"),
    /** Encrypted, user and password as they are. */
    SASL_SSL_PLAIN("SASL_SSL", "PLAIN");

    private final String securityProtocol;
    private final String mechanism;

    Listener(String securityProtocol, String mechanism) {
        this.securityProtocol = securityProtocol;
        this.mechanism = mechanism;
    }

    /** The value of {@code security.protocol}. */
    public String securityProtocol() {
        return securityProtocol;
    }

    /** The value of {@code sasl.mechanism}, or empty without SASL. */
    public String mechanism() {
        return mechanism;
    }

    boolean encrypted() {
        return this != PLAINTEXT;
    }

    boolean hasUsers() {
        return !mechanism.isEmpty();
    }
}
