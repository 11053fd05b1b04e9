package io.godwit.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.PublishedFiles;
import io.godwit.core.json.Json;
import io.godwit.serve.api.ApiClient;
import io.godwit.serve.api.ServedMigration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern NAME = Pattern.compile("godwit_[a-z_]+");
    private static final Pattern SAMPLE = Pattern.compile("(godwit_[a-z_]+)\\{(.*)} (-?[0-9.E-]+)");

    @Test
    void shouldTellOnlyMetricsThatAreDescribedInOrderAndEscaped() {
        try (ServedMigration served = new ServedMigration(3)) {
            ApiClient client = new ApiClient(served.address());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> served.lookout.last().isPresent());

            String text = client.get("/metrics?partitions=true").body();

            List<String> order = new ArrayList<>();
            for (String line : text.split("\n", -1)) {
                Matcher sample = SAMPLE.matcher(line);
                if (sample.matches()) {
                    Metric metric = metric(sample.group(1));
                    String labels = sample.group(2).replaceAll("=\"[^\"]*\"", "");
                    assertThat(labels).isEqualTo(join(metric));
                    if (order.isEmpty() || !order.get(order.size() - 1).equals(metric.id())) {
                        order.add(metric.id());
                    }
                } else {
                    assertThat(line).matches("|# (HELP|TYPE) godwit_.*");
                }
            }
            assertThat(order).doesNotHaveDuplicates().hasSizeGreaterThan(20);
            assertThat(text)
                    .contains(
                            "godwit_mirror_lag_records{migration=\"crm\",topic=\"orders-2\"} 2\n",
                            "godwit_migration_state{migration=\"crm\",state=\"COPYING\"} 1\n",
                            "godwit_mirror_partition_lag_records{migration=\"crm\",topic=\"orders-1\",partition=\"0\"} 1\n",
                            "godwit_verify_mismatches{migration=\"crm\",topic=\"orders-0\"} 1\n",
                            "godwit_mirror_produce_latency_seconds{migration=\"crm\"} 0.012\n")
                    .doesNotContain("godwit_cutover_ready");
            assertThat(client.get("/metrics").body()).doesNotContain("partition_lag");
        }
    }

    private static String join(Metric metric) {
        return "migration"
                + String.join(
                        "", metric.labels().stream().map(label -> "," + label).toList());
    }

    private static Metric metric(String id) {
        return List.of(Metric.values()).stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not described"));
    }

    @Test
    void shouldNameMetricsAsPrometheusAdvises() {
        for (Metric metric : Metric.values()) {
            assertThat(metric.id().endsWith("_total")).as(metric.id()).isEqualTo(metric.kind() == Metric.Kind.COUNTER);
            assertThat(metric.id()).doesNotContain("_ms", "_millis", "percent");
        }
    }

    @Test
    void shouldDocumentEachMetric() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Metrics

                `GET /metrics` of `godwit serve` and `godwit mirror --serve`, in Prometheus' text format. Every metric has the label
                `migration`. A sample that is not known is left out: that is not 0. Made from the code; a test compares both.

                | metric | type | labels | meaning |
                |---|---|---|---|
                """);
        for (Metric metric : Metric.values()) {
            page.append("| `")
                    .append(metric.id())
                    .append("` | ")
                    .append(metric.kind().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(metric.labels().isEmpty() ? "" : "`" + String.join("`, `", metric.labels()) + "`")
                    .append(" | ")
                    .append(metric.meaning())
                    .append(" |\n");
        }
        page.append(
                """

                A Grafana dashboard is at `/monitoring/grafana-dashboard.json`, alert rules for Prometheus are at
                `/monitoring/alerts.yaml`; each alert has a page in [docs/runbooks](../runbooks).

                ```yaml
                scrape_configs:
                  - job_name: godwit
                    static_configs:
                      - targets: [127.0.0.1:7400]
                    # With --read-with-token:
                    # authorization: {credentials_file: token}
                ```
                """);

        PublishedFiles.shouldBe("docs/reference/metrics.md", page.toString());
    }

    @Test
    void shouldUseOnlyMetricsThatThereAreInTheDashboardAndTheAlerts() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        List.of(Metric.values()).forEach(metric -> known.add(metric.id()));
        JsonNode dashboard = Json.read(resource("grafana-dashboard.json"), JsonNode.class);
        TreeSet<String> used = new TreeSet<>();
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> names(target.path("expr").asText(), used)));
        assertThat(used).hasSizeGreaterThan(10).isSubsetOf(known);

        TreeSet<String> alerted = new TreeSet<>();
        resource("alerts.yaml")
                .lines()
                .filter(line -> line.startsWith("          godwit_")
                        || line.startsWith("          sum")
                        || line.startsWith("          time"))
                .forEach(line -> names(line, alerted));
        assertThat(alerted).hasSizeGreaterThan(8).isSubsetOf(known);
    }

    private static void names(String expression, Set<String> names) {
        Matcher name = NAME.matcher(expression);
        while (name.find()) {
            names.add(name.group());
        }
    }

    @Test
    void shouldHaveARunbookForEachAlertAndNoOther() throws IOException {
        List<String> alerts = new ArrayList<>();
        TreeSet<String> runbooks = new TreeSet<>();
        for (String line : resource("alerts.yaml").split("\n", -1)) {
            if (line.contains("- alert: ")) {
                alerts.add(line.replaceFirst(".*- alert: ", ""));
            }
            if (line.contains("runbook: ")) {
                String page = line.replaceFirst(".*runbook: ", "");
                runbooks.add(page);
                assertThat(Path.of("..", page)).content().startsWith("# " + alerts.get(alerts.size() - 1) + "\n");
            }
        }
        assertThat(runbooks).hasSize(alerts.size());
        try (var files = Files.list(Path.of("..", "docs", "runbooks"))) {
            assertThat(files.map(file -> "docs/runbooks/" + file.getFileName()).toList())
                    .containsExactlyInAnyOrderElementsOf(runbooks);
        }
    }

    @Test
    void shouldPassPromtoolWhereItIsInstalled() throws Exception {
        Path promtool = Path.of("/usr/bin/promtool");
        Assumptions.assumeTrue(
                Files.isExecutable(promtool), "promtool of Debian's package prometheus is not installed");
        Process process = new ProcessBuilder(
                        promtool.toString(), "check", "rules", "src/main/resources/io/godwit/serve/metrics/alerts.yaml")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(0);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Metrics.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
