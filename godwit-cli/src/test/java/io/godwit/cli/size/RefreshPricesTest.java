package io.godwit.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.godwit.core.size.SampleOffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshPricesTest {
    private static final String PATH = "/offers/v1.0/aws/AmazonMSK/current/";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("eu-central-1", 200, SampleOffer.small("EUC1").text());
        serve("eu-west-1", 200, "<html>Sign in to the proxy</html>");
        serve("eu-west-2", 503, "later");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(String region, int status, String text) {
        server.createContext(PATH + region + "/index.json", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String address() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private SizeRun refresh(List<String> load, String region, Path catalog) {
        return SizeRun.of(
                load,
                "--refresh-prices",
                "--price-list",
                address() + "/",
                "--region",
                region,
                "--catalog",
                catalog.toString());
    }

    @Test
    void shouldWriteACatalogAndSizeWithIt() {
        Path catalog = folder.resolve("prices.json");

        SizeRun refreshed = refresh(List.of(), "eu-central-1", catalog);
        SizeRun sized = SizeRun.of(SizeRun.SMALL, "--region", "eu-central-1", "--catalog", catalog.toString());

        assertThat(refreshed.exitCode()).isZero();
        assertThat(refreshed.out()).isEmpty();
        assertThat(refreshed.err())
                .contains("3 instances and 3 other prices of eu-central-1, published 2026-11-20")
                .contains("Not in the price list, and left as they were: ")
                .contains("tieredGibMonth");
        assertThat(sized.exitCode()).isZero();
        assertThat(sized.out())
                .contains("Prices: eu-central-1, AWS Price List", address() + PATH)
                .contains("3 × express.m7g.large");
    }

    @Test
    void shouldRefreshAndSizeInOneGo() {
        SizeRun run = refresh(SizeRun.SMALL, "eu-central-1", folder.resolve("prices.json"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Recommended: ");
    }

    @Test
    void shouldKeepWhatAFileHas() throws IOException {
        Path catalog = Files.writeString(
                folder.resolve("prices.json"), "{\"regions\": {\"eu-central-1\": {\"gp3GibMonth\": 0.0952}}}");

        assertThat(refresh(List.of(), "eu-central-1", catalog).exitCode()).isZero();
        assertThat(catalog).content().contains("0.0952").contains("\"kafka.m5.large\" : 0.25");
    }

    @Test
    void shouldNotTouchTheFileWhenAnythingIsWrong() throws IOException {
        Path catalog = Files.writeString(folder.resolve("prices.json"), "{}");

        assertFails(refresh(List.of(), "eu-west-1", catalog), "GW-SIZ-010", "it is not JSON");
        assertFails(refresh(List.of(), "eu-west-2", catalog), "GW-SIZ-009", "the answer is 503");
        assertFails(refresh(List.of(), "eu-west-3", catalog), "GW-SIZ-011", "answers 404");
        assertThat(catalog).content().isEqualTo("{}");
    }

    @Test
    void shouldRefuseToUpdateAFileThatIsNoCatalog() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "not mine");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"dependencies\": {}}");

        assertFails(refresh(List.of(), "eu-central-1", broken), "GW-SIZ-007", "it is not JSON");
        assertFails(refresh(List.of(), "eu-central-1", other), "GW-SIZ-008", "dependencies: is unknown");
        assertThat(other).content().isEqualTo("{\"dependencies\": {}}");
    }

    @Test
    void shouldSayThatThereIsNoNetwork() {
        server.stop(0);

        assertFails(
                refresh(List.of(), "eu-central-1", folder.resolve("prices.json")), "GW-SIZ-009", "ConnectException");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayThatARegionIsNone() {
        SizeRun run = refresh(List.of(), "Frankfurt", folder.resolve("prices.json"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("GW-SIZ-005");
    }

    @Test
    void shouldNotWaitForEver() {
        server.createContext(PATH + "ca-west-1/index.json", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().flush();
        });
        SizeRun run = SizeRun.of(
                List.of(),
                "--refresh-prices",
                "--price-list",
                address(),
                "--region",
                "ca-west-1",
                "--timeout",
                "1s",
                "--catalog",
                folder.resolve("prices.json").toString());

        assertFails(run, "GW-SIZ-009", "no whole answer within 1 s");
    }

    @Test
    void shouldSayThatAnAddressIsNone() {
        SizeRun run = SizeRun.of(
                List.of(),
                "--refresh-prices",
                "--price-list",
                "my prices",
                "--catalog",
                folder.resolve("p.json").toString());

        assertFails(run, "GW-SIZ-009", "it is no web address");
    }

    private static void assertFails(SizeRun run, String code, String words) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(code).contains(words);
    }
}
