package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens, and answers by routes. */
public final class HttpService implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;
    private final EventStreams streams;
    private final boolean encrypted;

    /**
     * How it is reached and by whom.
     *
     * @param readingNeedsToken whether also reading needs a token
     * @param serverName a name by which it goes besides that of this machine
     */
    public record Access(
            ListenAddress address,
            Optional<Tls> tls,
            Tokens tokens,
            boolean readingNeedsToken,
            Optional<String> serverName,
            Limits limits) {
        private Set<String> hostNames() {
            Set<String> names = new TreeSet<>();
            names.add(address.host().toLowerCase(Locale.ROOT));
            serverName.ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
            try {
                names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            } catch (UnknownHostException e) {
                // Then it is not reached by that name either.
            }
            return names;
        }
    }

    private HttpService(Access access, Routes routes, EventStreams streams) {
        this.streams = streams;
        this.encrypted = access.tls().isPresent();
        QueuedThreadPool threads = new QueuedThreadPool(access.limits().threads(), 4);
        threads.setName("godwit-serve");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(2_000);
        connector = Connectors.connector(server, access.address(), access.tls(), access.limits());
        server.addConnector(connector);
        Guard guard = new Guard(access.tokens(), access.readingNeedsToken(), access.hostNames(), System::nanoTime);
        Front front = new Front(routes, guard, streams, access.limits());
        server.setHandler(front);
        server.setErrorHandler(new PlainErrors());
    }

    /** @throws GodwitException if the address or the keystore can't be used */
    public static HttpService start(Access access, Routes routes, EventStreams streams) {
        HttpService service = new HttpService(access, routes, streams);
        try {
            service.server.start();
            return service;
        } catch (Exception e) {
            service.close();
            throw e instanceof GodwitException known
                    ? known
                    : new GodwitException(
                            ServeError.CANNOT_LISTEN,
                            access.address().toString(),
                            "the service can't listen there: " + reason(e),
                            "choose another address with --listen; port 0 takes any free one",
                            e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    /** Where it is reached from this machine. */
    public URI address() {
        String host = connector.getHost();
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create(
                (encrypted ? "https://" : "http://") + new ListenAddress(reachable, connector.getLocalPort()) + "/");
    }

    @Override
    public void close() {
        streams.close();
        try {
            server.stop();
        } catch (Exception e) {
            // Nothing is left to be saved; its threads are daemons.
            org.slf4j.LoggerFactory.getLogger(HttpService.class).warn("the server did not stop in order", e);
        }
    }
}
