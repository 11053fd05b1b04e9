package io.godwit.kafka.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.error.ClusterError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaJournalIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.123Z");
    private static final LeaseTiming PATIENT =
            new LeaseTiming(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(60));
    private static final LeaseTiming HASTY =
            new LeaseTiming(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofMillis(1500));

    private static Lab lab;
    private static KafkaCluster target;

    @BeforeAll
    static void startTarget() {
        lab = Lab.inTemporaryFolder();
        target = lab.start(ClusterSpec.kafka43());
    }

    @AfterAll
    static void stopTarget() {
        lab.close();
    }

    @Test
    void shouldFindNothingAndCreateNothingWhenNothingWasWritten() throws Exception {
        // given
        Migration migration = migration("untouched");

        // when
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            // then
            assertThat(journal.events()).isEmpty();
            assertThat(journal.eventsFrom(0)).isEmpty();
            assertThat(journal.get("key")).isEmpty();
            assertThat(journal.getAll("")).isEmpty();
        }
        assertThat(new KafkaLeases(migration, LocalProcess.holder("test")).holder(Lease.Role.MIRROR))
                .isEmpty();
        assertThat(topics()).noneMatch(topic -> topic.startsWith("godwit.untouched."));
    }

    @Test
    void shouldGiveBackEventsAndValuesToAnyProcessWhenTheyWereWritten() {
        // given
        Migration migration = migration("shared");
        try (KafkaJournal writer = KafkaJournal.open(migration);
                KafkaJournal other = KafkaJournal.open(migration)) {
            // when
            writer.append(event("control.pause", 1));
            other.append(event("control.resume", 2));
            writer.put("position/order-0", "{\"offset\":7}");
            writer.put("position/order-0", "{\"offset\":8}");
            other.put("position/price-0", "{\"offset\":9}");
            writer.put("proof/1", "{}");
            writer.remove("proof/1");

            // then
            try (KafkaJournal reader = KafkaJournal.open(migration)) {
                assertThat(reader.events()).containsExactly(event("control.pause", 1), event("control.resume", 2));
                assertThat(reader.get("position/order-0")).hasValue("{\"offset\":8}");
                assertThat(reader.get("proof/1")).isEmpty();
                assertThat(reader.getAll("position/"))
                        .containsExactly(
                                Map.entry("position/order-0", "{\"offset\":8}"),
                                Map.entry("position/price-0", "{\"offset\":9}"));
            }
        }
    }

    @Test
    void shouldGiveOnlyNewEventsWhenFollowed() {
        // given
        Migration migration = migration("followed");
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            IntStream.range(0, 5).forEach(number -> journal.append(event("step", number)));

            // when, then
            assertThat(journal.eventsFrom(3)).containsExactly(event("step", 3), event("step", 4));
            assertThat(journal.eventsFrom(5)).isEmpty();
            journal.append(event("step", 5));
            assertThat(journal.eventsFrom(5)).containsExactly(event("step", 5));
            assertThat(journal.eventsFrom(6)).isEmpty();
            assertThat(journal.events()).hasSize(6);
        }
    }

    @Test
    void shouldKeepLargeValuesWholeWhenTheyAreReplacedAndRemoved() {
        // given
        Migration migration = migration("large");
        String first = Json.line("ä".repeat(1_600_000));
        String second = Json.line("b".repeat(900_000));
        try (KafkaJournal writer = KafkaJournal.open(migration)) {
            // when, then
            writer.put("map", first);
            assertThat(read(migration, "map")).hasValue(first);
            writer.put("map", second);
            assertThat(read(migration, "map")).hasValue(second);
            assertThat(writer.getAll("")).containsOnlyKeys("map");
            writer.put("map", "1");
            assertThat(read(migration, "map")).hasValue("1");
            writer.remove("map");
            assertThat(read(migration, "map")).isEmpty();
        }
    }

    @Test
    void shouldMakeTopicsThatKeepEveryEventWhenFirstWritten() throws Exception {
        // given
        Migration migration = migration("configured");

        // when
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            journal.append(event("first", 1));
        }

        // then
        Config journal = config(migration.journalTopic());
        assertThat(journal.get("cleanup.policy").value()).isEqualTo("delete");
        assertThat(journal.get("retention.ms").value()).isEqualTo("-1");
        assertThat(config(migration.offsetsTopic()).get("cleanup.policy").value())
                .isEqualTo("compact");
    }

    @Test
    void shouldRefuseASecondRunAndNameTheHolderWhenTheLeaseIsHeld() {
        // given
        KafkaLeases leases = leases("held", PATIENT);
        try (Lease lease = leases.acquire(Lease.Role.OPERATOR)) {
            lease.confirm();

            // when, then
            assertThatThrownBy(() -> leases.acquire(Lease.Role.OPERATOR))
                    .isInstanceOfSatisfying(GodwitException.class, e -> {
                        assertThat(e.code()).isEqualTo(JournalError.LEASE_HELD);
                        assertThat(e.reason())
                                .contains(String.valueOf(ProcessHandle.current().pid()), "godwit test", "heartbeat");
                    });
            lease.confirm();
            assertThat(leases.holder(Lease.Role.OPERATOR)).hasValue(LocalProcess.holder("godwit test"));
            leases.acquire(Lease.Role.MIRROR).close();
        }
    }

    @Test
    void shouldBeFreeAtOnceWhenItWasGivenBack() {
        // given
        KafkaLeases leases = leases("released", PATIENT);

        // when
        leases.acquire(Lease.Role.OPERATOR).close();

        // then
        assertThat(leases.holder(Lease.Role.OPERATOR)).isEmpty();
        leases.acquire(Lease.Role.OPERATOR).close();
    }

    @Test
    void shouldFenceTheZombieWhenAnotherRunTookTheLease() {
        // given
        Migration migration = migration("zombie");
        KafkaLeases impatient = new KafkaLeases(migration, stranger(), HASTY, Clock.systemUTC());
        LeaseRecord zombie = new LeaseRecord(true, stranger(), NOW);
        try (Lease first = KafkaLease.take(migration, Lease.Role.OPERATOR, zombie, SLEEPY)) {
            first.journal().append(event("step", 1));

            // when
            Lease second = org.awaitility.Awaitility.await()
                    .ignoreException(GodwitException.class)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> impatient.acquire(Lease.Role.OPERATOR), lease -> true);

            // then
            assertThatThrownBy(() -> first.journal().append(event("step", 2)))
                    .isInstanceOfSatisfying(
                            GodwitException.class, e -> assertThat(e.code()).isEqualTo(JournalError.LEASE_LOST));
            assertThatThrownBy(first::confirm).isInstanceOf(GodwitException.class);
            second.journal().append(event("step", 3));
            second.confirm();
            assertThat(second.journal().events()).containsExactly(event("step", 1), event("step", 3));
            second.close();
        }
    }

    @Test
    void shouldBeTakenOverAtOnceWhenItsHolderOnThisMachineWasKilled() throws Exception {
        // given
        Migration migration = migration("killed");
        KafkaLeases leases = new KafkaLeases(migration, LocalProcess.holder("godwit test"), PATIENT, Clock.systemUTC());
        Process holder = LeaseHolderProcess.start(migration);
        try {
            assertThatThrownBy(() -> leases.acquire(Lease.Role.MIRROR)).hasMessageContaining("process " + holder.pid());

            // when
            holder.destroyForcibly().waitFor();

            // then
            Instant before = Instant.now();
            try (Lease lease = leases.acquire(Lease.Role.MIRROR)) {
                lease.confirm();
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(45));
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void shouldSeePlainWritesAtOnceWhenALeaseHolderWritesBesideThem() {
        // given
        Migration migration = migration("beside");
        try (Lease lease = leases("beside", HASTY).acquire(Lease.Role.MIRROR);
                KafkaJournal plain = KafkaJournal.open(migration)) {
            // when, then
            for (int number = 0; number < 20; number++) {
                plain.append(event("control.pause", number));
                assertThat(lease.journal().eventsFrom(number)).containsExactly(event("control.pause", number));
            }
        }
    }

    @Test
    void shouldSayThatTheTargetCannotBeReachedWhenNobodyListens() {
        // given
        Migration migration = TestMigrations.between("nowhere", "127.0.0.1:1", "127.0.0.1:1");

        // when, then
        try (KafkaJournal journal = KafkaJournal.open(migration, Duration.ofSeconds(2))) {
            assertThatThrownBy(journal::events).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.code())
                    .isEqualTo(ClusterError.UNREACHABLE));
        }
    }

    /** Heartbeats so rarely that others see it as dead, while it trusts itself. */
    private static final LeaseTiming SLEEPY =
            new LeaseTiming(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));

    private static LeaseHolder stranger() {
        return new LeaseHolder("bob", "elsewhere", "another machine", 1, Optional.empty(), "godwit cutover start");
    }

    private static KafkaLeases leases(String name, LeaseTiming timing) {
        return new KafkaLeases(migration(name), LocalProcess.holder("godwit test"), timing, Clock.systemUTC());
    }

    private static Migration migration(String name) {
        return TestMigrations.between(name, "127.0.0.1:1", target.bootstrapServers());
    }

    private static Optional<String> read(Migration migration, String key) {
        try (KafkaJournal fresh = KafkaJournal.open(migration)) {
            return fresh.get(key);
        }
    }

    private static JournalEvent event(String type, int number) {
        return new JournalEvent(NOW, type, "ann@here/42", Json.tree(Map.of("number", number)));
    }

    private static List<String> topics() throws ExecutionException, InterruptedException {
        try (Admin admin = target.openAdmin()) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static Config config(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = target.openAdmin()) {
            return admin.describeConfigs(List.of(resource))
                    .values()
                    .values()
                    .iterator()
                    .next()
                    .get();
        }
    }
}
