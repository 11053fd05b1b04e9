package io.godwit.migration.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.config.Application;
import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.config.parser.MigrationParser;
import io.godwit.core.connect.Connector;
import io.godwit.core.connect.ConnectorRewrite;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.json.Json;
import io.godwit.core.model.ClusterSide;
import io.godwit.migration.connect.ConnectStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectApplicationsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final JsonNode PARTITION = Json.tree(Map.of("file", "a"));

    private final ConnectStandIn source = new ConnectStandIn();
    private final ConnectStandIn target = new ConnectStandIn();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> commands = new ArrayList<>();
    private final Migration migration = new MigrationParser(new FakeExternalValues())
            .parse(
                    """
                    name: crm
                    source: {bootstrapServers: 'old:9092', connect: [{url: '%s'}]}
                    target: {bootstrapServers: 'new:9092', connect: [{url: '%s'}]}
                    applications:
                      - {name: feed, produces: [lines], connectors: [feed]}
                      - {name: other, produces: [lines], stop: halt, start: go}
                    """
                            .formatted(source.url(), target.url()),
                    "migration.yaml");

    /** What other applications are told. */
    private final class Others implements ApplicationActions {
        @Override
        public void stop(Application application, ClusterSide side, Duration limit) {
            commands.add("stop " + application.name());
        }

        @Override
        public void start(Application application, ClusterSide side, Duration limit) {
            commands.add("start " + application.name());
        }

        @Override
        public void awaitHealthy(Application application, ClusterSide side, Duration limit) {
            commands.add("health " + application.name());
        }
    }

    /** As a run that begins anew. */
    private ConnectApplications applications() {
        return new ConnectApplications(
                migration,
                Waiting.system(),
                new Others(),
                new CutoverStore(journal, "all", "test", Clock.systemUTC()),
                ConnectApplicationsTest::same,
                line -> {});
    }

    private static ConnectorRewrite same(Connector connector) {
        return new ConnectorRewrite(connector.config(), List.of(), List.of(), Map.of());
    }

    private Application application(String name) {
        return migration.applications().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode at(int position) {
        return Json.tree(Map.of("position", position));
    }

    @AfterEach
    void end() {
        source.close();
        target.close();
    }

    @Test
    void shouldCarryOffsetsOnceForEachChangeOfSides() throws Exception {
        source.add("feed", "RUNNING", Map.of()).offsets.put(PARTITION, at(5));
        Application feed = application("feed");
        applications().stop(feed, ClusterSide.SOURCE, LIMIT);
        applications().start(feed, ClusterSide.TARGET, LIMIT);
        assertThat(target.get("feed").offsets).isEqualTo(Map.of(PARTITION, at(5)));

        // It works there, is stopped by somebody, and the start is repeated: it must not be set back.
        target.get("feed").offsets.put(PARTITION, at(8));
        target.get("feed").state = "STOPPED";
        applications().start(feed, ClusterSide.TARGET, LIMIT);
        assertThat(target.get("feed").offsets).isEqualTo(Map.of(PARTITION, at(8)));
        assertThat(target.state("feed")).isEqualTo("RUNNING");

        applications().stop(feed, ClusterSide.TARGET, LIMIT);
        applications().start(feed, ClusterSide.SOURCE, LIMIT);
        assertThat(source.get("feed").offsets).isEqualTo(Map.of(PARTITION, at(8)));
    }

    @Test
    void shouldNotTakeOldOffsetsBackWhenNothingRanOnTheTarget() throws Exception {
        source.add("feed", "RUNNING", Map.of()).offsets.put(PARTITION, at(20));
        target.add("feed", "STOPPED", Map.of()).offsets.put(PARTITION, at(3));
        Application feed = application("feed");

        applications().stop(feed, ClusterSide.SOURCE, LIMIT);
        applications().start(feed, ClusterSide.SOURCE, LIMIT);

        assertThat(source.get("feed").offsets).isEqualTo(Map.of(PARTITION, at(20)));
    }

    @Test
    void shouldPutOneBackThatFailedWithWhatItHadDone() throws Exception {
        source.add("feed", "RUNNING", Map.of()).offsets.put(PARTITION, at(5));
        target.add("feed", "STOPPED", Map.of("fails", "true"));
        Application feed = application("feed");
        applications().stop(feed, ClusterSide.SOURCE, LIMIT);

        assertThrows(GodwitException.class, () -> applications().start(feed, ClusterSide.TARGET, LIMIT));
        target.get("feed").offsets.put(PARTITION, at(6));
        assertThrows(GodwitException.class, () -> applications().start(feed, ClusterSide.SOURCE, LIMIT));
        assertThat(source.state("feed")).isEqualTo("STOPPED");
        applications().stop(feed, ClusterSide.TARGET, LIMIT);
        applications().start(feed, ClusterSide.SOURCE, LIMIT);

        assertThat(source.get("feed").offsets).isEqualTo(Map.of(PARTITION, at(6)));
        assertThat(source.state("feed")).isEqualTo("RUNNING");
        assertThat(target.state("feed")).isEqualTo("STOPPED");
    }

    @Test
    void shouldLeaveOtherApplicationsToTheirCommands() throws Exception {
        applications().stop(application("other"), ClusterSide.SOURCE, LIMIT);
        applications().start(application("other"), ClusterSide.TARGET, LIMIT);
        applications().awaitHealthy(application("other"), ClusterSide.TARGET, LIMIT);

        assertThat(commands).containsExactly("stop other", "start other", "health other");
        assertThat(source.requests).isEmpty();
    }
}
