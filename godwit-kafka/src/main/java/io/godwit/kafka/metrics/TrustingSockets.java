package io.godwit.kafka.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.rmi.server.RMIClientSocketFactory;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Encrypted sockets to whom a trust store trusts. As with RMI's own, the certificate's names are not compared with the address. */
record TrustingSockets(SSLSocketFactory factory) implements RMIClientSocketFactory {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            SSLSocket encrypted = (SSLSocket) factory.createSocket(plain, host, port, true);
            encrypted.startHandshake();
            return encrypted;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }
}
