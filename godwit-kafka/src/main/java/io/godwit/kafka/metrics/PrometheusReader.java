package io.godwit.kafka.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.config.AssessConfig.Prometheus;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GodwitException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks Prometheus' HTTP API for increases by hour ({@code query_range}, https://prometheus.io/docs/prometheus/latest/querying/api/).
 * A sample at the end of an hour is what its counter grew by within that hour, restarts of brokers evened out, as
 * {@code increase()} does it.
 */
public final class PrometheusReader {
    private static final long HOUR_SECONDS = 3_600;
    private static final int OK = 200;

    private final Prometheus config;
    private final URI url;
    private final HttpJson http;

    /** @param limit for one answer */
    public PrometheusReader(Prometheus config, URI url, Duration limit) {
        this.config = config;
        this.url = url;
        this.http = new HttpJson(limit, config.user(), config.password(), config.token());
    }

    /**
     * The full hours of the configured history.
     *
     * @throws GodwitException if it does not answer, or knows none of the names
     */
    public MonitoringHistory read(Instant now) {
        TimeGrid grid = TimeGrid.endingAt(now, config.history());
        int hours = grid.hours() - 1;
        SortedMap<String, String> names = new TreeMap<>();
        HourlyAmounts bytesIn = total(CounterNames.BYTES_IN, config.bytesIn(), grid, names);
        HourlyAmounts bytesOut = total(CounterNames.BYTES_OUT, config.bytesOut(), grid, names);
        HourlyAmounts messagesIn = total(CounterNames.MESSAGES_IN, config.messagesIn(), grid, names);
        if (names.isEmpty()) {
            throw new GodwitException(
                    AssessmentCode.METRICS_UNKNOWN,
                    url.toString(),
                    "it has no series of any name that was tried: " + CounterNames.tried(config),
                    "look the names up in Prometheus and set assess.prometheus.bytesIn, bytesOut and messagesIn;"
                            + " check assess.prometheus.selector");
        }
        SortedMap<String, HourlyAmounts> topics = new TreeMap<>();
        Optional.ofNullable(names.get(CounterNames.BYTES_IN.quantity()))
                .ifPresent(name -> topics.putAll(byTopic(name, grid)));
        return new MonitoringHistory(grid.start(), hours, names, bytesIn, bytesOut, messagesIn, topics);
    }

    private HourlyAmounts total(
            CounterNames counter, Optional<String> configured, TimeGrid grid, SortedMap<String, String> names) {
        for (String name : counter.candidates(configured)) {
            // Brokers tell the sum in a series without a topic; exporters that drop it leave the topics alone.
            for (String matcher : List.of("topic=\"\"", "topic!=\"\"")) {
                JsonNode result = query(
                        "sum(increase(" + CounterNames.selector(name, config.selector(), matcher) + "[1h]))", grid);
                if (!result.isEmpty()) {
                    names.put(counter.quantity(), name);
                    return amounts(result.get(0), grid);
                }
            }
        }
        return HourlyAmounts.unknown(grid.hours() - 1);
    }

    private SortedMap<String, HourlyAmounts> byTopic(String name, TimeGrid grid) {
        SortedMap<String, HourlyAmounts> topics = new TreeMap<>();
        query(
                        "sum by (topic) (increase(" + CounterNames.selector(name, config.selector(), "topic!=\"\"")
                                + "[1h]))",
                        grid)
                .forEach(
                        series -> topics.put(series.path("metric").path("topic").asText(), amounts(series, grid)));
        return topics;
    }

    private JsonNode query(String expression, TimeGrid grid) {
        long first = grid.start().getEpochSecond() + HOUR_SECONDS;
        long last = grid.start().getEpochSecond() + HOUR_SECONDS * (grid.hours() - 1);
        String base = url.toString().replaceAll("/+$", "");
        URI address = URI.create(base + "/api/v1/query_range?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8)
                + "&start=" + first + "&end=" + last + "&step=" + HOUR_SECONDS);
        HttpJson.Reply reply = http.get(address);
        if (reply.status() != OK) {
            String told = reply.body().map(body -> body.path("error").asText()).orElse("");
            if (!told.isEmpty()) {
                throw AgentErrors.malformed(url.toString(), "it refuses the query " + expression + ": " + told);
            }
            throw AgentErrors.http(url.toString(), reply.status());
        }
        return reply.body()
                .map(body -> body.path("data").path("result"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> AgentErrors.malformed(url.toString(), "its answer is not that of Prometheus"));
    }

    private static HourlyAmounts amounts(JsonNode series, TimeGrid grid) {
        long[] amounts = HourlyAmounts.unknown(grid.hours() - 1).toArray();
        series.path("values").forEach(sample -> {
            long hour = (sample.path(0).asLong() - grid.start().getEpochSecond()) / HOUR_SECONDS - 1;
            double value = parse(sample.path(1).asText());
            if (hour >= 0 && hour < amounts.length && value >= 0) {
                amounts[(int) hour] = Math.round(value);
            }
        });
        return HourlyAmounts.of(amounts);
    }

    /** Prometheus writes numbers as text; NaN is one of them. */
    private static double parse(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
