package io.godwit.lab.pipeline;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a component answers. */
final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private Http() {}

    /** By 200 to a GET. */
    static boolean answers(URI url) {
        return status(url) == OK;
    }

    /** By whatever status. */
    static boolean speaks(URI url) {
        return status(url) > 0;
    }

    /** Connections to this port of the loopback address. */
    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Math.toIntExact(TIMEOUT.toMillis()));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** 0 if nothing answers. */
    private static int status(URI url) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        try {
            return client.send(
                            HttpRequest.newBuilder(url).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for " + url, e);
        }
    }
}
