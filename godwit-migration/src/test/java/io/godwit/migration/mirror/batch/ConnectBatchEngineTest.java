package io.godwit.migration.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.connect.copier.TargetLimits.TopicLimits;
import io.godwit.connect.host.ConnectorHealth;
import io.godwit.connect.host.ConnectorHost;
import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.engine.EngineSnapshot;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.Retention;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.PathCounts;
import io.godwit.core.tasks.OrderedTopic;
import io.godwit.core.tasks.PartitionNote;
import io.godwit.core.tasks.TaskBoard;
import io.godwit.core.tasks.TaskOrder;
import io.godwit.core.tasks.TaskReport;
import io.godwit.core.tasks.TopicReport;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectBatchEngineTest {
    private static final Migration MIGRATION =
            TestMigrations.batch(TestMigrations.between("crm", "old:9092", "new:9092"), OffsetsConfig.STANDARD);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final TaskBoard tasks = new TaskBoard(journal, "forward");
    private final FakeHost host = new FakeHost();
    private int waits;
    private final ConnectBatchEngine engine = engine();

    private ConnectBatchEngine engine() {
        journal.put(CopyRoute.FORWARD_PRODUCER, "4711");
        return new ConnectBatchEngine(
                new CopyConnector(MIGRATION, CopyRoute.forward(MIGRATION)),
                host,
                topics -> Map.of("order", new TopicLimits(5_000, false), "price", new TopicLimits(6_000, true)),
                OffsetRules::standard,
                journal,
                Clock.systemUTC(),
                waited -> {
                    waits++;
                    if (waits == 3) {
                        alive(2);
                    }
                });
    }

    @Test
    void shouldPutTheConnectorOnceAndOrderWhatIsAssigned() {
        engine.assign(assignment(Set.of("price"), "order", "price"));
        engine.assign(assignment(Set.of("price"), "order", "price"));

        assertThat(host.calls).containsExactly("start", "put godwit.crm.copy", "resume godwit.crm.copy");
        assertThat(host.config)
                .containsEntry("connector.class", "io.godwit.connect.plugin.GodwitSourceConnector")
                .containsEntry("source.cluster.bootstrap.servers", "old:9092")
                .containsEntry("godwit.directed.by", "journal")
                .doesNotContainKey("topics");
        TaskOrder order = tasks.order().orElseThrow();
        assertThat(order.number()).isEqualTo(1);
        assertThat(order.producerId()).isEqualTo(4711);
        assertThat(order.bytesPerSecond()).hasValue(1_000);
        assertThat(order.topics())
                .containsEntry(
                        "order",
                        new OrderedTopic(1, 5_000, true, false, false, OptionalLong.of(70), Retention.FOREVER, 1))
                .containsEntry(
                        "price",
                        new OrderedTopic(1, 6_000, false, true, false, OptionalLong.empty(), Retention.FOREVER, 1));
    }

    @Test
    void shouldCallATopicPausedOnlyWhenTheTasksFollow() {
        engine.assign(assignment(Set.of(), "order"));
        alive(1);

        engine.assign(assignment(Set.of("order"), "order"));
        assertThat(waits).isEqualTo(3);

        engine.assign(assignment(Set.of("order"), "order"));
        engine.assign(assignment(Set.of(), "order"));
        assertThat(waits).as("nothing to wait for").isEqualTo(3);
    }

    @Test
    void shouldPutTheConnectorAgainWhenThatFailed() {
        host.refusals = 1;
        assertThatThrownBy(() -> engine.assign(assignment(Set.of(), "order"))).hasMessageContaining("GW-MIR-042");

        engine.assign(assignment(Set.of(), "order"));

        assertThat(host.calls).endsWith("put godwit.crm.copy", "resume godwit.crm.copy");
    }

    @Test
    void shouldTellWhereTheTasksAre() {
        engine.assign(assignment(Set.of(), "order"));
        report("order", 1, note(42));

        EngineSnapshot snapshot = engine.snapshot();

        assertThat(snapshot.positions()).containsOnlyKeys(new PartitionId("order", 0));
        assertThat(snapshot.failures()).isEmpty();
    }

    @Test
    void shouldStartFailedTasksAgainAndSayWhyTheyFailed() {
        engine.assign(assignment(Set.of(), "order"));
        host.health = new ConnectorHealth(
                "godwit.crm.copy",
                "RUNNING",
                "",
                List.of(new ConnectorHealth.TaskHealth(0, "FAILED", "ConnectException: GW-MIR-019: no access")));

        assertThat(engine.snapshot().failures())
                .anySatisfy(failure -> assertThat(failure.reason()).contains("no access", "restarted 1 times"));
        assertThat(host.calls).endsWith("restart task 0");
    }

    @Test
    void shouldCallATopicLeavingUntilTheTaskHasLetItGo() {
        engine.assign(assignment(Set.of(), "order", "price"));
        report("price", 1, note(1));

        engine.assign(assignment(Set.of(), "order"));
        assertThat(engine.snapshot().leaving()).containsExactly(new PartitionId("price", 0));

        tasks.forget(0, List.of("price"));
        alive(2);
        engine.assign(assignment(Set.of(), "order"));
        assertThat(engine.snapshot().leaving()).isEmpty();
    }

    @Test
    void shouldLetTheTasksGoBehindALossOnceItIsAccepted() {
        engine.assign(assignment(Set.of(), "order"));
        engine.acceptLoss("order");

        engine.assign(assignment(Set.of(), "order"));

        OrderedTopic accepted =
                Objects.requireNonNull(tasks.order().orElseThrow().topics().get("order"));
        assertThat(accepted.acceptsExpired()).isTrue();
        assertThat(accepted.since()).as("begun anew").isEqualTo(2);
        report("order", 2, note(9));
        engine.snapshot();
        engine.assign(assignment(Set.of(), "order"));
        OrderedTopic after =
                Objects.requireNonNull(tasks.order().orElseThrow().topics().get("order"));
        assertThat(after.acceptsExpired()).as("only this once").isFalse();
        assertThat(after.since()).as("and not begun anew for it").isEqualTo(2);
    }

    @Test
    void shouldOrderARestart() {
        engine.assign(assignment(Set.of(), "order"));

        engine.restart(new TreeSet<>(Set.of(new PartitionId("order", 0))));
        engine.assign(assignment(Set.of(), "order"));

        assertThat(tasks.order().orElseThrow().restart().number()).isEqualTo(1);
        assertThat(tasks.order().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void shouldBeginAnewWhatStoppedUnderAnEarlierProcessAndLeaveTheRestAlone() {
        engine.assign(assignment(Set.of(), "order", "price"));
        report("order", 1, note(42));
        report(
                "price",
                1,
                new PartitionNote(
                        0,
                        PathCounts.NONE,
                        0,
                        -1,
                        true,
                        false,
                        Optional.of(new PartitionNote.StopNote("NOT_AUTHORIZED", 0, "no")),
                        Optional.empty()));

        engine().assign(assignment(Set.of(), "order", "price"));

        assertThat(tasks.order().orElseThrow().topics())
                .hasEntrySatisfying("order", topic -> assertThat(topic.since()).isEqualTo(1))
                .hasEntrySatisfying("price", topic -> assertThat(topic.since()).isEqualTo(2));
    }

    private void report(String topic, long since, PartitionNote note) {
        alive(1);
        tasks.tell(List.of(new TopicReport(topic, 0, "run", since, new TreeMap<>(Map.of(0, note)))));
    }

    private void alive(long order) {
        tasks.tell(new TaskReport(0, "run", 1, order, Instant.EPOCH, "host", List.of(), List.of()));
    }

    private static PartitionNote note(long next) {
        return new PartitionNote(
                next, new PathCounts(1, 0, 0, 0), 1, -1, true, false, Optional.empty(), Optional.empty());
    }

    private static MirrorAssignment assignment(Set<String> paused, String... topics) {
        TreeMap<String, Integer> partitions = new TreeMap<>();
        for (String topic : topics) {
            partitions.put(topic, 1);
        }
        return new MirrorAssignment(
                partitions,
                new TreeSet<>(paused),
                OptionalLong.of(1_000),
                new TreeMap<>(Map.of("order", 70L)),
                Map.of());
    }

    private static final class FakeHost implements ConnectorHost {
        private final List<String> calls = new ArrayList<>();
        private Map<String, String> config = Map.of();
        private int refusals;
        private ConnectorHealth health = new ConnectorHealth("godwit.crm.copy", "RUNNING", "", List.of());

        @Override
        public void start() {
            calls.add("start");
        }

        @Override
        public void put(String connector, Map<String, String> wanted) {
            if (refusals > 0) {
                refusals--;
                throw new GodwitException(MirrorError.PLUGIN_CONFIG, connector, "refused", "correct it");
            }
            config = wanted;
            calls.add("put " + connector);
        }

        @Override
        public void resume(String connector) {
            calls.add("resume " + connector);
        }

        @Override
        public void stop(String connector) {}

        @Override
        public void delete(String connector) {}

        @Override
        public Optional<ConnectorHealth> health(String connector) {
            return Optional.of(health);
        }

        @Override
        public void restartConnector(String connector) {}

        @Override
        public void restartTask(String connector, int task) {
            calls.add("restart task " + task);
        }

        @Override
        public void close() {}
    }
}
