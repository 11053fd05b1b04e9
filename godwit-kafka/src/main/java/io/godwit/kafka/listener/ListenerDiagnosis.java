package io.godwit.kafka.listener;

import io.godwit.core.config.ClusterConfig;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.kafka.listener.ListenerAnswer.Authentication;
import io.godwit.kafka.listener.ListenerAnswer.Outcome;
import io.godwit.kafka.listener.ListenerAnswer.Transport;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Compares what a listener does with what the client settings expect, and names the problem with its fix. */
public final class ListenerDiagnosis {
    private final ClusterConfig config;
    private final Instant now;

    public ListenerDiagnosis(ClusterConfig config, Instant now) {
        this.config = config;
        this.now = now;
    }

    /** {@code security.protocol} of the client settings. */
    public static String expectedProtocol(ClusterConfig config) {
        return config.properties()
                .getOrDefault("security.protocol", "PLAINTEXT")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    /** Whether the client settings ask for TLS. */
    public static boolean expectsTls(ClusterConfig config) {
        return expectedProtocol(config).endsWith("SSL");
    }

    /** What is wrong with this listener for this client, or empty if a client can go on. */
    public Optional<GodwitException> diagnose(ListenerAnswer answer) {
        return answer.outcome() == Outcome.ANSWERED ? diagnoseProtocol(answer) : Optional.of(unreachable(answer));
    }

    private GodwitException unreachable(ListenerAnswer answer) {
        return switch (answer.outcome()) {
            case UNKNOWN_HOST ->
                problem(
                        ClusterError.UNKNOWN_HOST,
                        answer,
                        "the host name " + answer.address().host() + " has no address here",
                        "correct the name in bootstrap.servers, or make this machine's DNS know it");
            case REFUSED ->
                problem(
                        ClusterError.CONNECTION_REFUSED,
                        answer,
                        "the host refused the connection: nothing listens on port "
                                + answer.address().port(),
                        "correct the port, or start the broker; the broker's 'listeners' tells where it listens");
            case SILENT ->
                problem(
                        ClusterError.NO_ANSWER,
                        answer,
                        answer.detail().isEmpty() ? "no answer" : answer.detail(),
                        "open the way from this machine: firewall, security group, route or VPN; then try again");
            case NOT_KAFKA, ANSWERED ->
                problem(
                        ClusterError.NOT_KAFKA,
                        answer,
                        "something answers there that does not speak Kafka's protocol (" + answer.detail() + ")",
                        "give the address of a Kafka listener, not of ZooKeeper, a REST endpoint or a controller");
        };
    }

    private Optional<GodwitException> diagnoseProtocol(ListenerAnswer answer) {
        boolean tls = expectsTls(config);
        if (answer.transport() != (tls ? Transport.TLS : Transport.PLAIN)) {
            return Optional.of(transportMismatch(answer, tls));
        }
        Optional<GodwitException> certificate = answer.certificate().flatMap(found -> expired(answer, found));
        return certificate.isPresent() ? certificate : diagnoseAuthentication(answer);
    }

    private GodwitException transportMismatch(ListenerAnswer answer, boolean tls) {
        String expected = expectedProtocol(config);
        String found = answer.securityProtocol().orElse(tls ? "PLAINTEXT" : "SSL or SASL_SSL");
        return problem(
                ClusterError.PROTOCOL_MISMATCH,
                answer,
                tls
                        ? "the client settings say security.protocol=" + expected + ", but the listener speaks no TLS"
                        : "the client settings say security.protocol=" + expected + ", but the listener speaks TLS",
                "set security.protocol=" + found + (found.equals("PLAINTEXT") ? "" : " with what belongs to it")
                        + ", or give the port of a " + expected + " listener");
    }

    private Optional<GodwitException> expired(ListenerAnswer answer, X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until) || now.isBefore(from)) {
            return Optional.of(problem(
                    ClusterError.CERTIFICATE_EXPIRED,
                    answer,
                    "its certificate " + certificate.getSubjectX500Principal() + " is valid from " + from + " until "
                            + until + "; it is " + now + " here",
                    "renew the broker's certificate, or set this machine's clock right"));
        }
        return Optional.empty();
    }

    private Optional<GodwitException> diagnoseAuthentication(ListenerAnswer answer) {
        String expected = expectedProtocol(config);
        boolean sasl = expected.startsWith("SASL");
        Authentication wanted = answer.authentication();
        if (wanted == (sasl ? Authentication.NONE : Authentication.SASL)) {
            String found = answer.securityProtocol().orElse("another protocol");
            return Optional.of(problem(
                    ClusterError.PROTOCOL_MISMATCH,
                    answer,
                    "the client settings say security.protocol=" + expected + ", but the listener speaks " + found,
                    "set security.protocol=" + found + (sasl ? "" : ", sasl.mechanism and sasl.jaas.config")
                            + ", or give the port of a " + expected + " listener"));
        }
        boolean hasCertificate = config.properties().keySet().stream().anyMatch(key -> key.startsWith("ssl.keystore."));
        if (wanted == Authentication.CLIENT_CERTIFICATE && !hasCertificate) {
            return Optional.of(
                    problem(
                            ClusterError.CLIENT_CERTIFICATE_REFUSED,
                            answer,
                            "the listener asks for a client certificate and the client settings have none",
                            "set ssl.keystore.location, ssl.keystore.password and ssl.key.password (or ssl.keystore.type=PEM)"));
        }
        return Optional.empty();
    }

    private GodwitException problem(ClusterError code, ListenerAnswer answer, String reason, String fix) {
        return new GodwitException(code, config.side().word() + " " + answer.address(), reason, fix);
    }
}
