package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Where a cluster's key and trust stores lie, and the properties that name them. */
record SslStores(Path folder) {

    /** Makes the stores of the brokers and of each user, if any listener needs them. */
    static SslStores create(Path folder, ClusterSpec spec, Clock clock) throws IOException {
        SslStores stores = new SslStores(folder);
        if (spec.hasEncryptedJmx() || spec.listeners().stream().anyMatch(Listener::encrypted)) {
            Files.createDirectories(folder);
            CertificateAuthority authority = new CertificateAuthority(clock.instant());
            authority.writeTrustStore(stores.trustStore());
            if (spec.hasExpiredCertificates()) {
                authority.writeExpiredKeyStore(stores.keyStore("broker"), "broker");
            } else {
                authority.writeKeyStore(stores.keyStore("broker"), "broker");
            }
            spec.users().forEach(user -> authority.writeKeyStore(stores.keyStore(user), user));
        }
        return stores;
    }

    void putTrust(Map<String, String> properties) {
        properties.put("ssl.truststore.type", "PKCS12");
        properties.put("ssl.truststore.location", trustStore().toString());
        properties.put("ssl.truststore.password", CertificateAuthority.STORE_PASSWORD);
    }

    void putKey(Map<String, String> properties, String owner) {
        properties.put("ssl.keystore.type", "PKCS12");
        properties.put("ssl.keystore.location", keyStore(owner).toString());
        properties.put("ssl.keystore.password", CertificateAuthority.STORE_PASSWORD);
        properties.put("ssl.key.password", CertificateAuthority.STORE_PASSWORD);
    }

    /** What makes a JVM encrypt JMX, with the registry or without. */
    List<String> jmxOptions(boolean withRegistry) {
        return List.of(
                "-Dcom.sun.management.jmxremote.ssl=true",
                "-Dcom.sun.management.jmxremote.registry.ssl=" + withRegistry,
                "-Djavax.net.ssl.keyStore=" + keyStore("broker"),
                "-Djavax.net.ssl.keyStorePassword=" + CertificateAuthority.STORE_PASSWORD);
    }

    Path trustStore() {
        return folder.resolve("truststore.p12");
    }

    private Path keyStore(String owner) {
        return folder.resolve(owner + ".p12");
    }
}
