package io.godwit.core.repoint;

import java.util.Locale;

/** What a reference to a cluster is. */
public enum Meaning {
    BOOTSTRAP_LIST,
    SECURITY_PROTOCOL,
    MECHANISM,
    JAAS,
    LOGIN_CALLBACK,
    TRUST_STORE,
    CREDENTIAL,
    URL,
    ZOOKEEPER,
    OTHER_SECURITY;

    /** For texts and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @param property a Kafka client property, as {@link ClientKey} tells it */
    static Meaning of(String property) {
        return switch (property) {
            case ClientKey.BOOTSTRAP -> BOOTSTRAP_LIST;
            case ClientKey.PROTOCOL -> SECURITY_PROTOCOL;
            case ClientKey.MECHANISM -> MECHANISM;
            case ClientKey.JAAS -> JAAS;
            case ClientKey.CALLBACK -> LOGIN_CALLBACK;
            case ClientKey.USERNAME, ClientKey.PASSWORD -> CREDENTIAL;
            case ClientKey.ZOOKEEPER -> ZOOKEEPER;
            default -> property.startsWith("ssl.truststore.") ? TRUST_STORE : OTHER_SECURITY;
        };
    }
}
