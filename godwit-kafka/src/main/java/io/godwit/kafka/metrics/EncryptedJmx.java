package io.godwit.kafka.metrics;

import io.godwit.core.config.AssessConfig.BrokerAgents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.security.cert.CertificateException;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Remote JMX over TLS, trusting whom the migration's configuration says.
 *
 * <p>What RMI hands out, a stub, brings the way to connect with it, {@link SslRMIClientSocketFactory}, which trusts whom the whole JVM
 * trusts. So each stub is copied, with our own way in its place. One that would connect without TLS is refused: a password
 * would be sent in the clear.
 */
final class EncryptedJmx {
    private static final String NAME = "jmxrmi";

    private final RMIClientSocketFactory sockets;

    private EncryptedJmx(RMIClientSocketFactory sockets) {
        this.sockets = sockets;
    }

    /**
     * @param address {@code host:port} of the registry, which may itself be encrypted or not
     * @param environment with the user and the password, if there are any
     */
    // As in JmxAgent: the address is the operator's own, and the JDK filters what RMI's stubs may hold.
    @SuppressWarnings("BanJNDI")
    static JMXConnector connect(String address, BrokerAgents config, Map<String, Object> environment)
            throws IOException {
        EncryptedJmx jmx = new EncryptedJmx(new TrustingSockets(JmxTrust.sockets(config)));
        RMIConnector connector = new RMIConnector(jmx.server(address), environment);
        connector.connect();
        return connector;
    }

    private RMIServer server(String address) throws IOException {
        String host = address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        RMIServer found;
        try {
            found = lookUp(host, port, sockets);
        } catch (IOException e) {
            if (isDistrusted(e)) {
                throw e;
            }
            found = lookUpInTheClear(host, port, e);
        }
        return new TrustingServer(trusting(found, RMIServer.class), this);
    }

    /** By default the JVM encrypts what JMX says, and not the registry, which only says where it is. */
    private static RMIServer lookUpInTheClear(String host, int port, IOException encrypted) throws IOException {
        try {
            return lookUp(host, port, null);
        } catch (IOException e) {
            encrypted.addSuppressed(e);
            throw encrypted;
        }
    }

    /** @param sockets how the registry is reached; null = without TLS */
    private static RMIServer lookUp(String host, int port, @Nullable RMIClientSocketFactory sockets)
            throws IOException {
        try {
            Registry registry = sockets == null
                    ? LocateRegistry.getRegistry(host, port)
                    : LocateRegistry.getRegistry(host, port, sockets);
            Remote found = registry.lookup(NAME);
            if (found instanceof RMIServer server) {
                return server;
            }
            throw new IOException("what the registry has under " + NAME + " is no JMX server");
        } catch (NotBoundException e) {
            throw new IOException("the registry has no JMX server under " + NAME, e);
        }
    }

    private static boolean isDistrusted(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** A copy of the stub that connects by our own sockets. */
    <T> T trusting(Object stub, Class<T> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(stub);
        }
        try (StubReader in = new StubReader(new ByteArrayInputStream(bytes.toByteArray()), sockets)) {
            T copy = type.cast(in.readObject());
            if (!in.replaced) {
                throw new IOException("the broker would speak JMX without TLS");
            }
            return copy;
        } catch (ClassNotFoundException e) {
            throw new IOException("what the registry has under " + NAME + " is no JMX server", e);
        }
    }

    /** Reads back what was a living stub a moment ago: nothing in it comes from elsewhere. */
    private static final class StubReader extends ObjectInputStream {
        private final RMIClientSocketFactory sockets;
        private boolean replaced;

        StubReader(InputStream in, RMIClientSocketFactory sockets) throws IOException {
            super(in);
            this.sockets = sockets;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            if (object instanceof SslRMIClientSocketFactory) {
                replaced = true;
                return sockets;
            }
            return object;
        }
    }

    /** The server, whose connections are stubs as well. */
    private record TrustingServer(RMIServer server, EncryptedJmx jmx) implements RMIServer {
        @Override
        public String getVersion() throws java.rmi.RemoteException {
            return server.getVersion();
        }

        @Override
        public RMIConnection newClient(Object credentials) throws IOException {
            return jmx.trusting(server.newClient(credentials), RMIConnection.class);
        }
    }
}
