package io.godwit.connect.cluster;

import io.godwit.core.config.ConnectConfig;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS to a Connect cluster, from files. */
final class ConnectTls {
    private ConnectTls() {}

    /** @throws GodwitException if a file can't be read or is not what it should be */
    static SSLContext context(ConnectConfig config) {
        ConnectConfig.Tls tls = config.tls();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    tls.keyStore().isPresent()
                            ? keys(tls.keyStore().get(), tls.keyStorePassword().orElse(""))
                            : null,
                    tls.authorities().isPresent() ? trust(tls.authorities().get()) : null,
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new GodwitException(
                    ConnectError.TLS_FILE,
                    "Connect cluster " + config.name(),
                    "its authorities or keyStore can't be used: " + reason(e),
                    "authorities takes certificates in PEM, keyStore a PKCS12 or JKS file that keyStorePassword opens",
                    e);
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private static KeyManager @Nullable [] keys(String file, String password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(Path.of(file).toFile(), password.toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password.toCharArray());
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(String file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        if (store.size() == 0) {
            throw new IOException(file + " holds no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
