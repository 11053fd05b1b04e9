package io.godwit.kafka.metrics;

import io.godwit.core.config.AssessConfig.BrokerAgents;
import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust when JMX is encrypted. */
final class JmxTrust {
    private JmxTrust() {}

    /**
     * The sockets of the configured trust store (PKCS12 or JKS), or of the JVM's own.
     *
     * @throws GodwitException if the trust store can't be read
     */
    static SSLSocketFactory sockets(BrokerAgents config) {
        try {
            Optional<Path> store = config.trustStore().map(Path::of);
            return store.isPresent()
                    ? context(store.get(), config.trustStorePassword()).getSocketFactory()
                    : SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path store, Optional<String> password) {
        try {
            char[] letters = password.map(String::toCharArray).orElseGet(() -> new char[0]);
            KeyStore trusted = KeyStore.getInstance(store.toFile(), letters);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new GodwitException(
                    ConfigurationError.INVALID_CONFIGURATION,
                    "assess.jmx.trustStore",
                    store + " can't be read: " + e.getMessage(),
                    "name a PKCS12 or JKS file, and set assess.jmx.trustStorePassword to its password",
                    e);
        }
    }
}
