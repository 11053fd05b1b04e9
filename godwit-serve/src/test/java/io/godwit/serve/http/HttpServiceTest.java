package io.godwit.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.core.error.GodwitException;
import io.godwit.serve.api.ApiClient;
import io.godwit.serve.api.ServedMigration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bad input, and who may do what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServiceTest {
    private static final Limits HURRIED = new Limits(Duration.ofSeconds(1), 64 * 1024, 16 * 1024, 6, 2);

    private final ServedMigration served = new ServedMigration(1);
    private final ApiClient client = new ApiClient(served.address());

    @BeforeAll
    void awaitReady() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> client.get("/health/ready").statusCode() == 200);
    }

    @AfterAll
    void end() {
        served.close();
    }

    /** One request, byte by byte as it is written here; the whole answer. */
    private String raw(String request) throws IOException {
        return raw(served.address().getPort(), request);
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return readAll(socket.getInputStream());
        }
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void shouldRefuseAWrongTokenAndNoTokenAtAll() {
        HttpResponse<String> without = client.post("/api/v1/actions/pause", null, "{\"reason\":\"guessed\"}");
        HttpResponse<String> wrong =
                client.post("/api/v1/actions/pause", "wrong-wrong-wrong-wrong", "{\"reason\":\"guessed\"}");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("GW-SRV-010").doesNotContain("wrong-wrong");
        assertThat(served.done).doesNotContain("pause [] guessed");
    }

    @Test
    void shouldLetNobodyGuessTokens() {
        Guard guard = new Guard(Tokens.parse(ServedMigration.TOKEN, "test"), false, java.util.Set.of(), () -> 0L);
        java.util.Map<String, String> headers =
                java.util.Map.of("host", "localhost", "authorization", "Bearer wrong-wrong-wrong-wrong");
        Guard.Asked asked = new Guard.Asked(headers, "10.0.0.1", true, false);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> guard.admit(Route.Access.READ, asked)).hasMessageContaining("GW-SRV-010");
        }

        assertThatThrownBy(() -> guard.admit(Route.Access.READ, asked)).hasMessageContaining("GW-SRV-020");
    }

    @Test
    void shouldRefuseChangesOverTheNetworkWithoutTls() {
        Guard guard =
                new Guard(Tokens.parse(ServedMigration.TOKEN, "test"), false, java.util.Set.of(), System::nanoTime);
        java.util.Map<String, String> headers =
                java.util.Map.of("host", "10.0.0.2:7400", "authorization", "Bearer " + ServedMigration.TOKEN);

        assertThatThrownBy(() -> guard.admit(Route.Access.ACT, new Guard.Asked(headers, "10.0.0.1", false, false)))
                .hasMessageContaining("GW-SRV-014");
        assertThat(guard.admit(Route.Access.ACT, new Guard.Asked(headers, "10.0.0.1", true, false))
                        .words())
                .isEqualTo("operator@10.0.0.1");
    }

    @Test
    void shouldRefuseOtherSites() throws IOException {
        String start =
                "POST /api/v1/actions/pause HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                        + ServedMigration.TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n";
        assertThat(raw(start + "Origin: https://evil.example\r\n\r\n{}")).contains(" 403 ", "GW-SRV-012");
        assertThat(raw(start + "Sec-Fetch-Site: cross-site\r\n\r\n{}")).contains(" 403 ", "GW-SRV-012");
        assertThat(raw(get("/api/v1/status", "evil.example"))).contains(" 421 ", "GW-SRV-013");
        assertThat(raw(start + "Origin: http://127.0.0.1\r\n\r\n{}")).contains(" 202 ");
    }

    @Test
    void shouldTakeJsonAlone() {
        HttpResponse<String> form = client.post(
                "/api/v1/actions/pause",
                ServedMigration.TOKEN,
                "topics=a",
                "Content-Type",
                "application/x-www-form-urlencoded");
        HttpResponse<String> broken = client.post("/api/v1/actions/pause", ServedMigration.TOKEN, "{\"topics\":");
        HttpResponse<String> list = client.post("/api/v1/actions/pause", ServedMigration.TOKEN, "[]");

        assertThat(List.of(form.statusCode(), broken.statusCode(), list.statusCode()))
                .containsOnly(400);
        assertThat(form.body()).contains("GW-SRV-015", "content type");
    }

    @Test
    void shouldRefuseAHugeBodyAndHugeHeaders() throws IOException {
        String body = "{\"reason\":\"" + "x".repeat(70_000) + "\"}";
        HttpResponse<String> huge = client.post("/api/v1/actions/pause", ServedMigration.TOKEN, body);

        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("GW-SRV-016");
        assertThat(raw(get("/?" + "x".repeat(20_000), "localhost")))
                .contains("GW-SRV-016")
                .contains(" 414 ");
    }

    @Test
    void shouldNotClimbOutOfItsFiles() throws IOException {
        for (String path : List.of(
                "/../../etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/assets/../../index.html",
                "//etc/passwd",
                "/app.js%00.txt")) {
            String answer = raw(get(path, "localhost"));
            assertThat(answer)
                    .as(path)
                    .containsPattern(" 40[04] ")
                    .contains("GW-SRV-01")
                    .doesNotContain("root:");
        }
    }

    @Test
    void shouldNotWaitForASlowClient() throws IOException {
        Tokens tokens = Tokens.parse("alice: " + ServedMigration.TOKEN, "test");
        try (ServedMigration hurried = new ServedMigration(1, tokens, Optional.empty(), false, HURRIED)) {
            String begun = raw(
                    hurried.address().getPort(),
                    "POST /api/v1/actions/pause HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + ServedMigration.TOKEN
                            + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{");

            assertThat(begun).doesNotContain(" 202 ");
            assertThat(new ApiClient(hurried.address()).get("/health/live").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldProtectBrowsers() {
        HttpResponse<String> page = client.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void shouldBeReadOnlyWithoutAToken() {
        try (ServedMigration readOnly = new ServedMigration(1, Tokens.NONE, Optional.empty(), false, Limits.STANDARD)) {
            HttpResponse<String> answer =
                    new ApiClient(readOnly.address()).post("/api/v1/actions/pause", "any-token-of-enough-length", "{}");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(new ApiClient(readOnly.address())
                            .post("/api/v1/actions/pause", null, "{}")
                            .body())
                    .contains("GW-SRV-011");
        }
    }

    @Test
    void shouldLetNobodyReadWithoutATokenWhereThatIsAsked() {
        try (ServedMigration closed = new ServedMigration(
                1, Tokens.parse(ServedMigration.TOKEN, "test"), Optional.empty(), true, Limits.STANDARD)) {
            ApiClient asking = new ApiClient(closed.address());

            assertThat(asking.get("/api/v1/status").statusCode()).isEqualTo(401);
            assertThat(asking.get("/").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> asking.get("/api/v1/status", "Authorization", "Bearer " + ServedMigration.TOKEN)
                                    .statusCode()
                            == 200);
        }
    }

    @Test
    void shouldSayThatAnAddressIsTaken() {
        HttpService.Access taken = new HttpService.Access(
                new ListenAddress("127.0.0.1", served.address().getPort()),
                Optional.empty(),
                Tokens.NONE,
                false,
                Optional.empty(),
                Limits.STANDARD);

        assertThatThrownBy(() -> HttpService.start(taken, new Routes(List.of()), new EventStreams(1)))
                .isInstanceOf(GodwitException.class)
                .hasMessageContaining("GW-SRV-001");
    }

    @Test
    void shouldRefuseTokensThatCouldBeGuessed() {
        assertThatThrownBy(() -> Tokens.parse("alice: short", "file")).hasMessageContaining("GW-SRV-002");
        assertThatThrownBy(() -> Tokens.parse("# nothing\n", "file")).hasMessageContaining("holds no token");
        assertThat(Tokens.parse("# people\nalice: " + ServedMigration.TOKEN + "\n", "file"))
                .hasToString("[alice]");
        assertThat(Tokens.generate()).hasSizeGreaterThan(40).isNotEqualTo(Tokens.generate());
    }

    @Test
    void shouldReadAddresses() {
        assertThat(ListenAddress.parse("[::1]:80")).contains(new ListenAddress("::1", 80));
        assertThat(ListenAddress.parse("8080")).contains(new ListenAddress("127.0.0.1", 8080));
        assertThat(ListenAddress.parse("host:0")).contains(new ListenAddress("host", 0));
        assertThat(ListenAddress.parse("host:99999")).isEmpty();
        assertThat(ListenAddress.parse("::1")).isEmpty();
        assertThat(new ListenAddress("0.0.0.0", 1).isLoopback()).isFalse();
    }
}
