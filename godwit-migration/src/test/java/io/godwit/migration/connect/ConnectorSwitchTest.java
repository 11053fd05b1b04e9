package io.godwit.migration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.config.ConnectConfig;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.error.ConnectError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.json.Json;
import io.godwit.core.model.ClusterSide;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorSwitchTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JsonNode PARTITION = json("{\"file\":\"old-1:9092\"}");
    private static final JsonNode MOVED = json("{\"file\":\"new-1:9092\"}");

    private final ConnectStandIn source = new ConnectStandIn();
    private final ConnectStandIn target = new ConnectStandIn();
    private final ConnectorSwitch feed = connector("feed");

    /** Passes as it is waited for. */
    private static final class Passing implements ConnectorSwitch.Time {
        private Instant now = Instant.EPOCH;

        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
        }
    }

    private ConnectorSwitch connector(String name) {
        return new ConnectorSwitch(
                name,
                new ConnectClient(ConnectConfig.of("main", source.url())),
                new ConnectClient(ConnectConfig.of("main", target.url())),
                ConnectorSwitchTest::rewritten,
                new Passing(),
                line -> {});
    }

    private static ConnectorRewrite rewritten(Connector connector) {
        TreeMap<String, String> config = new TreeMap<>(connector.config());
        config.replaceAll((key, value) -> value.replace("old-1", "new-1"));
        return new ConnectorRewrite(config, List.of(), List.of(), Map.of("old-1:9092", "new-1:9092"));
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        source.close();
        target.close();
    }

    @Test
    void shouldMoveWithItsOffsetsThereAndBack() throws Exception {
        source.add("feed", "RUNNING", Map.of("at", "old-1:9092")).offsets.put(PARTITION, json("{\"n\":5}"));

        feed.stop(ClusterSide.SOURCE, LIMIT);
        feed.prepare(ClusterSide.TARGET);
        assertThat(target.state("feed")).isEqualTo("STOPPED");
        feed.start(ClusterSide.TARGET, LIMIT);

        assertThat(source.state("feed")).isEqualTo("STOPPED");
        assertThat(target.state("feed")).isEqualTo("RUNNING");
        assertThat(target.get("feed").config.path("at").asText()).isEqualTo("new-1:9092");
        assertThat(target.get("feed").offsets).isEqualTo(Map.of(MOVED, json("{\"n\":5}")));

        target.get("feed").offsets.put(MOVED, json("{\"n\":9}"));
        feed.stop(ClusterSide.TARGET, LIMIT);
        feed.prepare(ClusterSide.SOURCE);
        feed.start(ClusterSide.SOURCE, LIMIT);

        assertThat(source.get("feed").offsets).isEqualTo(Map.of(PARTITION, json("{\"n\":9}")));
        assertThat(source.state("feed")).isEqualTo("RUNNING");
        assertThat(target.state("feed")).isEqualTo("STOPPED");
    }

    @Test
    void shouldTakeOffsetsAwayThatTheOtherSideHasNot() throws Exception {
        source.add("feed", "STOPPED", Map.of()).offsets.put(PARTITION, json("{\"n\":5}"));
        ConnectStandIn.One there = target.add("feed", "STOPPED", Map.of());
        there.offsets.put(json("{\"file\":\"gone\"}"), json("{\"n\":1}"));

        feed.prepare(ClusterSide.TARGET);

        assertThat(there.offsets).isEqualTo(Map.of(MOVED, json("{\"n\":5}")));
    }

    @Test
    void shouldDoEachStepAgain() throws Exception {
        source.add("feed", "RUNNING", Map.of()).offsets.put(PARTITION, json("{\"n\":5}"));
        for (int time = 0; time < 2; time++) {
            feed.stop(ClusterSide.SOURCE, LIMIT);
        }
        feed.prepare(ClusterSide.TARGET);
        feed.prepare(ClusterSide.TARGET);
        feed.start(ClusterSide.TARGET, LIMIT);
        feed.start(ClusterSide.TARGET, LIMIT);

        assertThat(target.state("feed")).isEqualTo("RUNNING");
        assertThat(target.requests).filteredOn("POST /connectors"::equals).hasSize(1);
        assertThat(target.requests)
                .filteredOn("PUT /connectors/feed/resume"::equals)
                .hasSize(1);
    }

    @Test
    void shouldStopAlsoWhatSeemsToBeStopped() throws Exception {
        source.add("feed", "STOPPED", Map.of());

        feed.stop(ClusterSide.SOURCE, LIMIT);

        assertThat(source.requests).contains("PUT /connectors/feed/stop");
    }

    @Test
    void shouldStartNothingWhileTheOtherSideIsNotStopped() {
        source.add("feed", "RUNNING", Map.of());
        target.add("feed", "STOPPED", Map.of());

        GodwitException refused = assertThrows(GodwitException.class, () -> feed.start(ClusterSide.TARGET, LIMIT));

        assertThat(refused.code()).isEqualTo(ConnectError.OTHER_SIDE);
        assertThat(target.state("feed")).isEqualTo("STOPPED");
        assertThrows(GodwitException.class, () -> feed.prepare(ClusterSide.TARGET));
        source.get("feed").state = "PAUSED";
        assertThrows(GodwitException.class, () -> feed.start(ClusterSide.TARGET, LIMIT));
        assertThat(target.state("feed")).isEqualTo("STOPPED");
    }

    @Test
    void shouldStartNothingWhileTheOtherSideCannotBeAsked() {
        target.add("feed", "STOPPED", Map.of());
        source.close();

        GodwitException refused = assertThrows(GodwitException.class, () -> feed.start(ClusterSide.TARGET, LIMIT));

        assertThat(refused.code()).isEqualTo(ConnectError.UNREACHABLE);
        assertThat(target.state("feed")).isEqualTo("STOPPED");
    }

    @Test
    void shouldTellTheCauseOfATaskThatFails() {
        source.add("feed", "STOPPED", Map.of());
        target.add("feed", "STOPPED", Map.of("fails", "true"));

        GodwitException failed = assertThrows(GodwitException.class, () -> feed.start(ClusterSide.TARGET, LIMIT));

        assertThat(failed.code()).isEqualTo(ConnectError.FAILED);
        assertThat(failed.reason()).contains("task 0 failed on the target: IOException: disk full");
    }

    @Test
    void shouldGiveUpOnWhatDoesNotStop() {
        source.add("feed", "RUNNING", Map.of("stubborn", "true"));

        GodwitException late = assertThrows(GodwitException.class, () -> feed.stop(ClusterSide.SOURCE, LIMIT));

        assertThat(late.code()).isEqualTo(ConnectError.NOT_STOPPED);
        assertThat(late.reason()).contains("RUNNING, 1 of 1 tasks RUNNING after 10 s");
    }

    @Test
    void shouldCreateASinkOnlyWhenItIsStartedWhereItCannotBeCreatedStopped() throws Exception {
        source.add("feed", "STOPPED", Map.of("kind", "sink"));
        target.version = "3.6.2";

        feed.prepare(ClusterSide.TARGET);

        assertThat(target.state("feed")).isEqualTo("MISSING");
        feed.start(ClusterSide.TARGET, LIMIT);
        assertThat(target.state("feed")).isEqualTo("RUNNING");
    }

    @Test
    void shouldNeverCreateASourceConnectorThatStartsAtOnce() {
        source.add("feed", "STOPPED", Map.of());

        GodwitException refused = assertThrows(GodwitException.class, () -> feed.start(ClusterSide.TARGET, LIMIT));

        assertThat(refused.code()).isEqualTo(ConnectError.CONNECTOR_MISSING);
        assertThat(target.state("feed")).isEqualTo("MISSING");
    }

    @Test
    void shouldNameTheRightThatIsMissing() {
        source.refuseWith = 403;
        assertThat(assertThrows(GodwitException.class, () -> feed.stop(ClusterSide.SOURCE, LIMIT))
                        .code())
                .isEqualTo(ConnectError.NOT_ALLOWED);
        source.refuseWith = 405;
        assertThat(assertThrows(GodwitException.class, () -> new ConnectClient(ConnectConfig.of("main", source.url()))
                                .release())
                        .code())
                .isEqualTo(ConnectError.NOT_ALLOWED);
        source.refuseWith = 401;
        assertThat(assertThrows(GodwitException.class, () -> new ConnectClient(ConnectConfig.of("main", source.url()))
                                .release())
                        .fix())
                .contains("username and password");
    }
}
