package io.godwit.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates of one cluster and writes them as PKCS12 stores, which Kafka of every version reads. */
final class CertificateAuthority {
    static final String STORE_PASSWORD = "godwit-lab-store";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Instant now;

    CertificateAuthority(Instant now) {
        this.now = now;
        this.keys = newKeys();
        this.certificate = sign("CN=Godwit lab", keys, YEAR, true);
    }

    /** The store with which clients trust the brokers and brokers trust the clients. */
    void writeTrustStore(Path file) {
        write(file, store -> store.setCertificateEntry("godwit-lab", certificate));
    }

    /** A key with a certificate for {@code CN=name}, valid for the loopback address. */
    void writeKeyStore(Path file, String name) {
        writeKeyStore(file, name, YEAR);
    }

    /** As {@link #writeKeyStore(Path, String)}, but the certificate ended a day ago. */
    void writeExpiredKeyStore(Path file, String name) {
        writeKeyStore(file, name, DAY.negated());
    }

    private void writeKeyStore(Path file, String name, Duration validity) {
        KeyPair owner = newKeys();
        Certificate[] chain = {sign("CN=" + name, owner, validity, false), certificate};
        write(file, store -> store.setKeyEntry(name, owner.getPrivate(), STORE_PASSWORD.toCharArray(), chain));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new LabException("could not make a key: " + e.getMessage(), e);
        }
    }

    private X509Certificate sign(String subject, KeyPair owner, Duration validity, boolean authority) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=Godwit lab"),
                    new BigInteger(64, new SecureRandom()),
                    Date.from(now.minus(YEAR)),
                    Date.from(now.plus(validity)),
                    new X500Name(subject),
                    owner.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.subjectAlternativeName, false, loopback());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new LabException("could not make the certificate of " + subject + ": " + e.getMessage(), e);
        }
    }

    private static GeneralNames loopback() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        });
    }

    private static void write(Path file, StoreContent content) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            content.putInto(store);
            store.store(out, STORE_PASSWORD.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new LabException("could not write " + file + ": " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface StoreContent {
        void putInto(KeyStore store) throws GeneralSecurityException;
    }
}
