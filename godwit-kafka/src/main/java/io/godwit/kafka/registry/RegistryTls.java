package io.godwit.kafka.registry;

import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.config.RegistryConfig.Store;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust, and as whom to come, by the files that the configuration names. */
final class RegistryTls {
    private RegistryTls() {}

    /**
     * The context for an address; empty if the JVM's own will do.
     *
     * @throws GodwitException if a store can't be read
     */
    static Optional<SSLContext> context(Address address) {
        if (address.trustStore().isEmpty() && address.keyStore().isEmpty()) {
            return Optional.empty();
        }
        TrustManager @Nullable [] trust =
                address.trustStore().map(RegistryTls::trust).orElse(null);
        KeyManager @Nullable [] keys = address.keyStore().map(RegistryTls::keys).orElse(null);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new GodwitException(
                    RegistryError.TLS_FAILED,
                    address.toString(),
                    "the JVM can't make a TLS context: " + e.getMessage(),
                    "check the files of trustStore and keyStore",
                    e);
        }
    }

    private static TrustManager[] trust(Store store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(load(store));
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(store, "trustStore", e);
        }
    }

    private static KeyManager[] keys(Store store) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(load(store), password(store));
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(store, "keyStore", e);
        }
    }

    // The type is told by the file's first bytes.
    private static KeyStore load(Store store) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(new File(store.file()), password(store));
    }

    private static char[] password(Store store) {
        return store.password().orElse("").toCharArray();
    }

    private static GodwitException unreadable(Store store, String key, Exception cause) {
        return new GodwitException(
                RegistryError.TLS_FAILED,
                store.file(),
                "it can't be read as " + key + ": " + cause.getMessage(),
                "give a PKCS12 or JKS file and its password; keytool -list -keystore " + store.file()
                        + " shows what is in it",
                cause);
    }
}
