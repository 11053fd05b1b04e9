package io.godwit.kafka.listener;

import io.godwit.kafka.listener.ListenerAnswer.Authentication;
import io.godwit.kafka.listener.ListenerAnswer.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A TLS handshake that accepts any certificate, to look at it. Nothing but ApiVersions travels over it; whether the
 * certificate is trusted is for the real client to decide, with the user's own trust store.
 */
final class TlsGreeting {
    private TlsGreeting() {}

    /** @throws IOException if the peer does not speak TLS */
    static ListenerAnswer shakeHands(Socket socket, ListenerAddress address) throws IOException {
        try (SSLSocket tls =
                (SSLSocket) context().getSocketFactory().createSocket(socket, address.host(), address.port(), true)) {
            return shakeHands(tls, address);
        }
    }

    private static ListenerAnswer shakeHands(SSLSocket tls, ListenerAddress address) throws IOException {
        Optional<X509Certificate> certificate = Optional.empty();
        try {
            tls.startHandshake();
            certificate = firstCertificate(tls);
            Optional<KafkaGreeting> greeting = KafkaGreeting.exchange(tls);
            return greeting.isPresent()
                    ? ListenerAnswer.tls(address, greeting.get(), certificate)
                    : ListenerAnswer.failed(address, Outcome.NOT_KAFKA, "TLS, with another protocol inside");
        } catch (SSLException e) {
            if (!isAlert(e)) {
                throw e;
            }
            boolean wantsCertificate = String.valueOf(e.getMessage()).contains("certificate");
            return ListenerAnswer.tlsRefused(
                    address,
                    wantsCertificate ? Authentication.CLIENT_CERTIFICATE : Authentication.UNKNOWN,
                    certificate,
                    String.valueOf(e.getMessage()));
        } catch (EOFException | SocketException e) {
            if (certificate.isEmpty()) {
                throw e;
            }
            return ListenerAnswer.tlsRefused(
                    address, Authentication.UNKNOWN, certificate, "hung up after the TLS handshake");
        }
    }

    /** An alert is TLS's own way to refuse, so the peer speaks TLS. */
    private static boolean isAlert(SSLException e) {
        return String.valueOf(e.getMessage()).contains("Received fatal alert");
    }

    private static Optional<X509Certificate> firstCertificate(SSLSocket tls) throws SSLException {
        Certificate[] chain = tls.getSession().getPeerCertificates();
        return chain.length > 0 && chain[0] instanceof X509Certificate first ? Optional.of(first) : Optional.empty();
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new LookOnly()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private static final class LookOnly extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
