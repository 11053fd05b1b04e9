package io.godwit.kafka.listener;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a listener was seen to do.
 *
 * @param outcome whether something that speaks Kafka's protocol answered
 * @param transport with or without TLS
 * @param authentication what it asks for before it serves
 * @param certificate its own certificate, where it speaks TLS
 * @param newestVersions request key → newest version that the broker accepts; empty where it did not tell
 * @param detail what the operating system or the TLS library said; may be empty
 */
public record ListenerAnswer(
        ListenerAddress address,
        Outcome outcome,
        Transport transport,
        Authentication authentication,
        Optional<X509Certificate> certificate,
        SortedMap<Integer, Integer> newestVersions,
        String detail) {
    public ListenerAnswer {
        Objects.requireNonNull(address);
        Objects.requireNonNull(outcome);
        newestVersions = Collections.unmodifiableSortedMap(new TreeMap<>(newestVersions));
    }

    /** Whether something that speaks Kafka's protocol answered. */
    public enum Outcome {
        ANSWERED,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** The host is there, and nothing listens on the port. */
        REFUSED,
        /** Nothing came back within the time limit. */
        SILENT,
        /** Something listens that does not speak Kafka's protocol, or a proxy without a broker behind it. */
        NOT_KAFKA
    }

    /** How bytes travel. */
    public enum Transport {
        PLAIN,
        TLS,
        UNKNOWN
    }

    /** What the listener asks for before it serves. */
    public enum Authentication {
        NONE,
        SASL,
        CLIENT_CERTIFICATE,
        UNKNOWN
    }

    static ListenerAnswer failed(ListenerAddress address, Outcome outcome, String detail) {
        return new ListenerAnswer(
                address, outcome, Transport.UNKNOWN, Authentication.UNKNOWN, Optional.empty(), new TreeMap<>(), detail);
    }

    static ListenerAnswer plain(ListenerAddress address, KafkaGreeting greeting) {
        return new ListenerAnswer(
                address,
                Outcome.ANSWERED,
                Transport.PLAIN,
                greeting.authentication(),
                Optional.empty(),
                greeting.newestVersions(),
                "");
    }

    static ListenerAnswer tls(ListenerAddress address, KafkaGreeting greeting, Optional<X509Certificate> certificate) {
        return new ListenerAnswer(
                address,
                Outcome.ANSWERED,
                Transport.TLS,
                greeting.authentication(),
                certificate,
                greeting.newestVersions(),
                "");
    }

    /** A listener that ended the TLS handshake, or the connection after it. */
    static ListenerAnswer tlsRefused(
            ListenerAddress address,
            Authentication authentication,
            Optional<X509Certificate> certificate,
            String detail) {
        return new ListenerAnswer(
                address, Outcome.ANSWERED, Transport.TLS, authentication, certificate, new TreeMap<>(), detail);
    }

    /** Kafka's name for what the listener speaks; empty where that could not be told. */
    public Optional<String> securityProtocol() {
        if (transport == Transport.UNKNOWN || authentication == Authentication.UNKNOWN) {
            return Optional.empty();
        }
        boolean tls = transport == Transport.TLS;
        return Optional.of(
                authentication == Authentication.SASL
                        ? (tls ? "SASL_SSL" : "SASL_PLAINTEXT")
                        : (tls ? "SSL" : "PLAINTEXT"));
    }
}
