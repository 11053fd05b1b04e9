package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus does, as far as it is asked here: scrapes a real exporter, keeps the samples, and answers how much counters grew.
 * The first two scrapes are taken for the begin and the end of the hour that ends at {@code endOfHour}.
 */
final class ScrapingPrometheus {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=|!=)\"([^\"]*)\"");
    private static final Pattern QUERY =
            Pattern.compile("query=sum ?(by \\(topic\\) )?\\(increase\\(([\\w:]+)\\{(.*)}\\[1h]\\)\\)&start=.*");

    private final URI exporter;
    private final long endOfHour;
    private final List<Map<Series, Double>> scrapes = new ArrayList<>();

    /** One line of an exporter. */
    private record Series(String name, Map<String, String> labels) {
        boolean fits(String matchers) {
            Matcher each = MATCHER.matcher(matchers);
            while (each.find()) {
                boolean equal = labels.getOrDefault(each.group(1), "").equals(each.group(3));
                if (equal != each.group(2).equals("=")) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param endOfHour in seconds since 1970 */
    ScrapingPrometheus(String address, long endOfHour) {
        this.exporter = URI.create("http://" + address + "/metrics");
        this.endOfHour = endOfHour;
    }

    void scrape() throws IOException, InterruptedException {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(exporter)
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        Map<Series, Double> samples = new LinkedHashMap<>();
        page.body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                Map<String, String> labels = new TreeMap<>();
                Matcher label =
                        LABEL.matcher(Optional.ofNullable(sample.group(2)).orElse(""));
                while (label.find()) {
                    labels.put(label.group(1), label.group(2));
                }
                samples.put(new Series(sample.group(1), labels), Double.parseDouble(sample.group(3)));
            }
        });
        scrapes.add(samples);
    }

    StandIn.Reply answer(String query) {
        Matcher asked = QUERY.matcher(query);
        if (!asked.matches()) {
            return new StandIn.Reply(400, "{\"status\":\"error\",\"error\":\"not understood: " + query + "\"}");
        }
        Map<String, Double> grown = new TreeMap<>();
        scrapes.get(1).forEach((series, value) -> {
            if (series.name().equals(asked.group(2)) && series.fits(asked.group(3))) {
                double before = scrapes.get(0).getOrDefault(series, 0.0);
                String group = asked.group(1) == null ? "" : series.labels().getOrDefault("topic", "");
                grown.merge(group, value - before, Double::sum);
            }
        });
        List<String> results = new ArrayList<>();
        grown.forEach((topic, value) -> results.add("{\"metric\":{"
                + (asked.group(1) == null ? "" : "\"topic\":\"" + topic + "\"") + "},\"values\":[[" + endOfHour + ",\""
                + value + "\"]]}"));
        return new StandIn.Reply(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + String.join(",", results)
                        + "]}}");
    }
}
