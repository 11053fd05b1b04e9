package io.godwit.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.serve.api.ServedMigration;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";

    private static Path keystore(Path folder) throws Exception {
        Path file = folder.resolve("service.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "service",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isEqualTo(0);
        return file;
    }

    @Test
    void shouldSpeakHttpsAndTellBrowsersToStayWithIt(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(keystore.toFile())) {
            known.load(in, PASSWORD.toCharArray());
        }
        // A private key is no trusted certificate, so its certificate is put in by itself.
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("service", known.getCertificate("service"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        try (ServedMigration served = new ServedMigration(
                        1, Tokens.NONE, Optional.of(new Tls(keystore, PASSWORD)), false, Limits.STANDARD);
                SSLSocket socket = (SSLSocket) context.getSocketFactory()
                        .createSocket(
                                InetAddress.getLoopbackAddress(),
                                served.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(served.address().getScheme()).isEqualTo("https");
            assertThat(answer).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security");
            assertThat(socket.getSession().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAKeystore(@TempDir Path folder) throws Exception {
        Path keystore = keystore(folder);

        assertThatThrownBy(() -> serve(new Tls(keystore, "another-password"))).hasMessageContaining("GW-SRV-003");
        assertThatThrownBy(() -> serve(new Tls(folder.resolve("none.p12"), PASSWORD)))
                .hasMessageContainingAll("GW-SRV-003", "none.p12");
        assertThat(new Tls(keystore, PASSWORD)).asString().doesNotContain(PASSWORD);
    }

    private static void serve(Tls tls) {
        new ServedMigration(1, Tokens.NONE, Optional.of(tls), false, Limits.STANDARD).close();
    }
}
