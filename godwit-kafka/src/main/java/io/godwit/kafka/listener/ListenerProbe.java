package io.godwit.kafka.listener;

import io.godwit.kafka.listener.ListenerAnswer.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out in seconds what a Kafka client needs a minute or more for, or never tells: whether anything listens at an
 * address, and whether it speaks TLS and SASL. A plaintext client on a TLS listener, for one, reads the TLS alert as the
 * length of a 350 MB answer.
 *
 * <p>It sends nothing but a TLS handshake and ApiVersions requests, which every listener answers before authentication,
 * and starts with what the client would speak, so that a healthy listener sees nothing unusual in its log.
 */
public final class ListenerProbe {
    private static final Logger LOGGER = LoggerFactory.getLogger(ListenerProbe.class);

    private final Duration timeout;

    /** @param timeout for the connection, and again for each answer */
    public ListenerProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** Looks at several listeners at once; the answers come in the order of the addresses. */
    public List<ListenerAnswer> probeAll(List<ListenerAddress> addresses, boolean tlsExpected) {
        List<CompletableFuture<ListenerAnswer>> answers = new ArrayList<>();
        for (ListenerAddress address : addresses) {
            answers.add(CompletableFuture.supplyAsync(() -> probe(address, tlsExpected), ListenerProbe::startThread));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Looks at a listener for a client that would use TLS or not. */
    public ListenerAnswer probe(ListenerAddress address, boolean tlsExpected) {
        try {
            return tlsExpected ? tlsFirst(address) : plainFirst(address);
        } catch (UnknownHostException e) {
            return ListenerAnswer.failed(address, Outcome.UNKNOWN_HOST, "the name has no address");
        } catch (SocketTimeoutException e) {
            return ListenerAnswer.failed(address, Outcome.SILENT, "no answer within " + timeout.toSeconds() + " s");
        } catch (ConnectException e) {
            return ListenerAnswer.failed(address, refusedOrSilent(e), message(e));
        } catch (IOException e) {
            return ListenerAnswer.failed(address, Outcome.NOT_KAFKA, message(e));
        }
    }

    private static void startThread(Runnable probe) {
        Thread thread = new Thread(probe, "godwit-probe");
        thread.setDaemon(true);
        thread.start();
    }

    private ListenerAnswer plainFirst(ListenerAddress address) throws IOException {
        try (Socket socket = connect(address)) {
            Optional<KafkaGreeting> greeting = KafkaGreeting.exchange(socket);
            if (greeting.isPresent()) {
                return ListenerAnswer.plain(address, greeting.get());
            }
        } catch (SocketTimeoutException | ConnectException e) {
            throw e;
        } catch (IOException e) {
            // The peer hung up on an ApiVersions request: TLS is the likely reason, which the next connection shows.
        }
        try (Socket socket = connect(address)) {
            return TlsGreeting.shakeHands(socket, address);
        } catch (SSLException e) {
            return ListenerAnswer.failed(address, Outcome.NOT_KAFKA, message(e));
        }
    }

    private ListenerAnswer tlsFirst(ListenerAddress address) throws IOException {
        try (Socket socket = connect(address)) {
            return TlsGreeting.shakeHands(socket, address);
        } catch (SocketTimeoutException | ConnectException e) {
            throw e;
        } catch (IOException e) {
            return plainAfterTls(address, message(e));
        }
    }

    private ListenerAnswer plainAfterTls(ListenerAddress address, String tlsFailure) throws IOException {
        try (Socket socket = connect(address)) {
            return KafkaGreeting.exchange(socket)
                    .map(greeting -> ListenerAnswer.plain(address, greeting))
                    .orElseGet(() -> ListenerAnswer.failed(address, Outcome.NOT_KAFKA, tlsFailure));
        }
    }

    /** Tries the addresses of the name one after another, as a client does. */
    private Socket connect(ListenerAddress address) throws IOException {
        InetAddress[] resolved = InetAddress.getAllByName(address.host());
        for (int i = 0; i < resolved.length - 1; i++) {
            try {
                return connect(resolved[i], address.port());
            } catch (SocketTimeoutException | ConnectException e) {
                LOGGER.debug("{} does not answer at {}: {}", address, resolved[i], e.getMessage());
            }
        }
        return connect(resolved[resolved.length - 1], address.port());
    }

    private Socket connect(InetAddress resolved, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(resolved, port), timeoutMs());
            socket.setSoTimeout(timeoutMs());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private int timeoutMs() {
        return Math.toIntExact(timeout.toMillis());
    }

    private static Outcome refusedOrSilent(ConnectException e) {
        String message = message(e);
        return message.contains("refused") ? Outcome.REFUSED : Outcome.SILENT;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
