package io.godwit.kafka.connection;

import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;

/** Why a TLS handshake failed, read from the chain of causes and the alert that the JVM reports. */
final class TlsErrors {
    private TlsErrors() {}

    static GodwitException translate(String cluster, Throwable error) {
        String chain = messages(error);
        if (caused(error, CertificateExpiredException.class).isPresent()
                || caused(error, CertificateNotYetValidException.class).isPresent()) {
            return new GodwitException(
                    ClusterError.CERTIFICATE_EXPIRED,
                    cluster,
                    "a certificate of its chain is not valid now: " + rootMessage(error),
                    "renew the broker's certificate, or set this machine's clock right",
                    error);
        }
        if (chain.contains("no subject alternative") || chain.contains("no name matching")) {
            return new GodwitException(
                    ClusterError.CERTIFICATE_WRONG_HOST,
                    cluster,
                    "the certificate names other hosts than the one that was called: " + rootMessage(error),
                    "use a host name of the certificate in bootstrap.servers and in the brokers' advertised.listeners; "
                            + "ssl.endpoint.identification.algorithm= (empty) turns the check off",
                    error);
        }
        if (caused(error, CertPathBuilderException.class).isPresent()
                || caused(error, CertPathValidatorException.class).isPresent()
                || chain.contains("trustanchors")) {
            return new GodwitException(
                    ClusterError.CERTIFICATE_UNTRUSTED,
                    cluster,
                    "the trust store does not hold the authority that signed the certificate: " + rootMessage(error),
                    "set ssl.truststore.location and ssl.truststore.password to a store that holds it",
                    error);
        }
        return refusedByListener(cluster, error, chain);
    }

    private static GodwitException refusedByListener(String cluster, Throwable error, String chain) {
        boolean certificate = chain.contains("fatal alert") && chain.contains("certificate");
        return certificate
                ? new GodwitException(
                        ClusterError.CLIENT_CERTIFICATE_REFUSED,
                        cluster,
                        "the listener refused the client's certificate: " + rootMessage(error),
                        "set ssl.keystore.location to a certificate that is valid and that the brokers' trust store knows",
                        error)
                : new GodwitException(
                        ClusterError.AUTHENTICATION_FAILED,
                        cluster,
                        "the TLS handshake failed: " + rootMessage(error),
                        "compare ssl.enabled.protocols and ssl.cipher.suites of both sides",
                        error);
    }

    private static Optional<Throwable> caused(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    private static String messages(Throwable error) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString().toLowerCase(Locale.ROOT);
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
