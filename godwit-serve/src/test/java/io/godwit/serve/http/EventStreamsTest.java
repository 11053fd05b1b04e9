package io.godwit.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.core.control.ControlEvents;
import io.godwit.serve.api.ApiClient;
import io.godwit.serve.api.ServedMigration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void shouldBeginWithTheStatusAndTellEachEvent() throws IOException {
        try (ServedMigration served = new ServedMigration(2);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), served.address().getPort())) {
            await().atMost(LONG).until(() -> served.lookout.last().isPresent());
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            readUntil(lines, "event: status");
            assertThat(readUntil(lines, "data: ")).contains("\"migration\":\"crm\"");

            served.journal.append(
                    ControlEvents.resume(Instant.now(), "ops@host/1", new ControlEvents.Resume(new TreeSet<>())));

            readUntil(lines, "event: event");
            assertThat(readUntil(lines, "data: ")).contains("control.resume", "\"sequence\":4");
        }
    }

    @Test
    void shouldCloseTheStreamOfWhoDoesNotRead() throws IOException {
        EventStreams streams = new EventStreams(2);
        HttpService.Access access = new HttpService.Access(
                new ListenAddress("127.0.0.1", 0),
                java.util.Optional.empty(),
                Tokens.NONE,
                false,
                java.util.Optional.empty(),
                new Limits(Duration.ofSeconds(1), 1_024, 16 * 1_024, 6, 2));
        Route route = new Route(
                "GET",
                "/stream",
                Route.Access.READ,
                "A stream.",
                java.util.Map.of(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                exchange -> Answer.text(200, "text/event-stream", ": first\n\n"));
        try (HttpService service = HttpService.start(access, new Routes(java.util.List.of(route)), streams);
                Socket silent = new Socket(
                        InetAddress.getLoopbackAddress(), service.address().getPort())) {
            silent.setReceiveBufferSize(4_096);
            silent.getOutputStream()
                    .write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            await().atMost(LONG).until(() -> streams.size() == 1);

            String large = "\"" + "x".repeat(200_000) + "\"";
            await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> {
                streams.send("large", large);
                return streams.size() == 0;
            });

            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void shouldOpenAStreamBeforeAnythingIsKnown() throws IOException {
        try (ServedMigration served = ServedMigration.unread()) {
            ApiClient client = new ApiClient(served.address());
            assertThat(client.get("/api/v1/status").statusCode()).isEqualTo(503);
            assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), served.address().getPort())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                readUntil(lines, ": nothing yet");
                served.lookout.start();
                readUntil(lines, "event: status");
            }
        }
    }

    private static String readUntil(BufferedReader lines, String start) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(start)) {
            line = lines.readLine();
        }
        assertThat(line).as("the line that begins with " + start).isNotNull();
        return String.valueOf(line);
    }
}
