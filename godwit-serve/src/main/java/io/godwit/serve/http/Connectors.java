package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The one connector: plain or by TLS, with limits. */
final class Connectors {
    private Connectors() {}

    static ServerConnector connector(Server server, ListenAddress address, Optional<Tls> tls, Limits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setResponseHeaderSize(8 * 1024);
        // A body of 64 KiB may take its time, but not a byte a second.
        http.setMinRequestDataRate(512);
        http.setIdleTimeout(limits.idle().toMillis());
        ServerConnector connector;
        if (tls.isPresent()) {
            // The names in the certificate need not be those by which the service is reached; clients check that.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server,
                    1,
                    1,
                    new SslConnectionFactory(sslContext(tls.get()), HttpVersion.HTTP_1_1.asString()),
                    new HttpConnectionFactory(http));
        } else {
            connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        }
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setAcceptQueueSize(256);
        return connector;
    }

    private static SslContextFactory.Server sslContext(Tls tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        try {
            context.setKeyStorePath(tls.keystore().toAbsolutePath().toString());
            context.setKeyStorePassword(tls.password());
            context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
            context.start();
        } catch (Exception e) {
            throw new GodwitException(
                    ServeError.KEYSTORE_UNUSABLE,
                    "keystore " + tls.keystore(),
                    "it can't be opened, or holds no key: " + e.getMessage(),
                    "check the file and --tls-keystore-password-file; keytool -list -keystore FILE shows what it holds",
                    e);
        }
        return context;
    }
}
