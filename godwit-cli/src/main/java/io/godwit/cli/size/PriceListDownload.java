package io.godwit.cli.size;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.SizeError;
import io.godwit.core.size.PriceList;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches MSK's offer file of a region from AWS's bulk price list, which needs no credentials. */
final class PriceListDownload {
    /** Where AWS publishes it. */
    static final String AWS = "https://pricing.us-east-1.amazonaws.com";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String base;
    private final Duration timeout;

    /** @param base address without the path */
    PriceListDownload(String base, Duration timeout) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.timeout = timeout;
    }

    String address(String region) {
        return base + "/offers/v1.0/aws/AmazonMSK/current/" + region + "/index.json";
    }

    /**
     * @throws GodwitException GW-SIZ-009 if it cannot be fetched, GW-SIZ-011 if there is none for the region, GW-SIZ-010 if it has
     *     another shape
     */
    PriceList fetch(String region) throws InterruptedException {
        String address = address(region);
        HttpResponse<byte[]> response = get(address);
        if (response.statusCode() == FORBIDDEN || response.statusCode() == NOT_FOUND) {
            throw new GodwitException(
                    SizeError.PRICE_LIST_REGION,
                    region,
                    address + " answers " + response.statusCode() + ": there is no price list of MSK for the region",
                    "check the name of the region; China's regions have an address of their own, for --price-list");
        }
        if (response.statusCode() != 200) {
            throw unreachable(address, "the answer is " + response.statusCode(), null);
        }
        return PriceList.parse(response.body(), region, address);
    }

    /** The whole answer within the timeout, its body included. */
    private HttpResponse<byte[]> get(String address) throws InterruptedException {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            return client.sendAsync(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable(address, "no whole answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw unreachable(address, words(e.getCause() == null ? e : e.getCause()), e);
        } catch (IllegalArgumentException e) {
            throw unreachable(address, "it is no web address", e);
        }
    }

    private static String words(Throwable cause) {
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
    }

    private static GodwitException unreachable(String address, String reason, @Nullable Throwable cause) {
        return new GodwitException(
                SizeError.PRICE_LIST_UNREACHABLE,
                address,
                reason,
                "check the network and its proxy (JAVA_TOOL_OPTIONS=-Dhttps.proxyHost=…), fetch the file elsewhere and name a"
                        + " server of it with --price-list, or write prices into a file for --catalog",
                cause);
    }
}
