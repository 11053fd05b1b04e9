package io.godwit.kafka.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.config.AssessConfig.Prometheus;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.error.GodwitException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a stand-in that answers as https://prometheus.io/docs/prometheus/latest/querying/api/ says. */
class PrometheusReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T13:30:00Z");
    private static final long HOUR = 3_600;
    private static final String NOTHING = matrix("");

    private final List<String> queries = new ArrayList<>();

    @Test
    void shouldTellIncreasesByTheHourInWhichTheyHappened() throws Exception {
        try (StandIn prometheus = new StandIn((query, body) -> {
            queries.add(query);
            return new StandIn.Reply(200, answer(query, "kafka_server_brokertopicmetrics_", "_total"));
        })) {
            MonitoringHistory history = read(prometheus, plain());

            assertThat(history.start()).isEqualTo("2026-11-20T10:00:00Z");
            assertThat(history.bytesIn().toArray()).containsExactly(1_000, -1, 3_001);
            assertThat(history.messagesIn().toArray()).containsExactly(1_000, -1, 3_001);
            assertThat(history.topicBytesIn()).containsOnlyKeys("orders");
            assertThat(history.names()).containsEntry("bytesIn", "kafka_server_brokertopicmetrics_bytesin_total");
            assertThat(queries.get(0))
                    .contains("sum(increase(kafka_server_brokertopicmetrics_bytesin_total{topic=\"\"}[1h]))")
                    .contains("start=" + (at(10) + HOUR), "end=" + at(13), "step=3600");
        }
    }

    @Test
    void shouldFindTheNamesOfAnExporterWithoutRules() throws Exception {
        try (StandIn prometheus = new StandIn((query, body) -> new StandIn.Reply(
                200, answer(query, "kafka_server_BrokerTopicMetrics_Count{name=\"", "\",cluster=\"crm\"")))) {
            Prometheus config = new Prometheus(
                    Optional.empty(),
                    Optional.of("reader"),
                    Optional.of("secret"),
                    Optional.empty(),
                    "cluster=\"crm\"",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofHours(3));

            MonitoringHistory history = read(prometheus, config);

            assertThat(history.names())
                    .containsEntry("bytesOut", "kafka_server_BrokerTopicMetrics_Count{name=\"BytesOutPerSec\"}");
            assertThat(history.bytesOut().at(0)).isEqualTo(1_000);
            assertThat(prometheus.authorizations()).containsOnly("Basic cmVhZGVyOnNlY3JldA==");
        }
    }

    @Test
    void shouldNameWhatWasTriedWhenTheExporterHasOtherNames() throws Exception {
        try (StandIn prometheus = new StandIn((query, body) -> new StandIn.Reply(200, NOTHING))) {
            assertThatThrownBy(() -> read(prometheus, plain()))
                    .isInstanceOfSatisfying(GodwitException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(AssessmentCode.METRICS_UNKNOWN);
                        assertThat(problem.reason()).contains("kafka_server_brokertopicmetrics_bytesin_total");
                        assertThat(problem.fix()).contains("assess.prometheus.bytesIn");
                    });
        }
    }

    @Test
    void shouldTellARefusalFromSilenceAndFromSomethingElse() throws Exception {
        try (StandIn refusing = new StandIn((query, body) -> new StandIn.Reply(401, "no"));
                StandIn other = new StandIn((query, body) -> new StandIn.Reply(200, "<html>"))) {
            assertThatThrownBy(() -> read(refusing, plain())).hasMessageStartingWith("GW-ASM-002");
            assertThatThrownBy(() -> read(other, plain()))
                    .hasMessageStartingWith("GW-ASM-001")
                    .hasMessageContaining("not that of Prometheus");
        }
        Prometheus config = plain();
        assertThatThrownBy(() ->
                        new PrometheusReader(config, URI.create("http://127.0.0.1:1"), Duration.ofSeconds(5)).read(NOW))
                .hasMessageStartingWith("GW-ASM-001")
                .hasMessageContaining("nothing listens there");
    }

    private static Prometheus plain() {
        return new Prometheus(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(3));
    }

    private static MonitoringHistory read(StandIn prometheus, Prometheus config) {
        return new PrometheusReader(config, URI.create(prometheus.url() + "/"), Duration.ofSeconds(5)).read(NOW);
    }

    private static long at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").getEpochSecond() + hour * HOUR;
    }

    /** Series whose names begin and end so; the second hour has no sample, and the last one ends in a fraction. */
    private static String answer(String query, String prefix, String suffix) {
        if (!query.contains(prefix) || !query.contains(suffix)) {
            return NOTHING;
        }
        String labels = query.contains("by (topic)") ? "\"topic\":\"orders\"" : "";
        return matrix("{\"metric\":{" + labels + "},\"values\":[[" + at(11) + ",\"1000\"],[" + at(12) + ",\"NaN\"],["
                + at(13) + ",\"3000.6\"]]}");
    }

    private static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}";
    }
}
