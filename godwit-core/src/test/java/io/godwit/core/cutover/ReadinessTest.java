package io.godwit.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.AccessMode;
import io.godwit.core.config.Application;
import io.godwit.core.config.CutoverConfig;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.ReverseMode;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.Gate.Result;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.ExitCode;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.status.Figures;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Limits of the test's migration: one minute each. */
class ReadinessTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final PartitionId ORDERS = new PartitionId("orders", 0);

    private Migration migration = TestMigrations.between("crm", "old:9092", "new:9092");
    private boolean running = true;
    private double lagSeconds = 1;
    private Optional<PartitionProof> proof = Optional.of(proof(100, Duration.ofSeconds(10), Map.of()));
    private final TreeMap<String, String> untranslated = new TreeMap<>();
    private final TreeMap<String, String> activeOnTarget = new TreeMap<>();
    private final TreeMap<String, String> stray = new TreeMap<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private List<Finding> findings = List.of();
    private List<OpenTransaction> transactions = List.of();
    private Optional<String> reverseObstacle = Optional.empty();
    private TargetHealth target = health(List.of(), List.of(), 16);
    private OptionalLong produceLatencyMs = OptionalLong.of(60_000);
    private WaveAccess access = WaveAccess.COMPLETE;

    private static TargetHealth health(List<PartitionId> offline, List<PartitionId> behind, long freePercent) {
        return new TargetHealth(
                new TreeSet<>(offline),
                new TreeSet<>(behind),
                List.of(
                        new TargetHealth.Volume(1, "/data", 1_000, 900),
                        new TargetHealth.Volume(2, "/data", 100, freePercent)),
                Optional.empty());
    }

    private static PartitionProof proof(long next, Duration age, Map<DifferenceKind, Long> differences) {
        return new PartitionProof(
                ORDERS, NOW.minus(age), 0, next, 0, next, next, differences, Map.of(), List.of(), false, 1, 1);
    }

    private List<Gate> gates() {
        TreeMap<String, TopicStatus> topics = new TreeMap<>();
        topics.put("orders", TopicStatus.of("orders", new TopicState.InSync(), NOW, lag(lagSeconds), List.of()));
        ReadinessFacts facts = facts(topics);
        WavePlan plan = WavePlan.of(
                migration, migration.waves().get(0), new TreeSet<>(List.of("orders")), new TreeSet<>(List.of("idle")));
        return Readiness.gates(migration, plan, facts);
    }

    private ReadinessFacts facts(SortedMap<String, TopicStatus> topics) {
        SortedMap<PartitionId, PartitionProof> proofs = new TreeMap<>();
        proof.ifPresent(found -> proofs.put(ORDERS, found));
        return new ReadinessFacts(
                NOW,
                Optional.of(running),
                topics,
                missing,
                proofs,
                topics.isEmpty() ? new TreeMap<>() : new TreeMap<>(Map.of(ORDERS, new LogBounds(0, 120))),
                untranslated,
                activeOnTarget,
                stray,
                findings,
                transactions,
                reverseObstacle,
                true,
                target,
                produceLatencyMs,
                access);
    }

    private static Figures lag(double seconds) {
        return new Figures(
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(seconds),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    private void assertOnly(String gate, Result result) {
        List<Gate> others =
                gates().stream().filter(other -> !other.name().equals(gate)).toList();
        assertThat(gates())
                .filteredOn(other -> other.name().equals(gate))
                .extracting(Gate::result)
                .containsExactly(result);
        assertThat(others).allMatch(Gate::isMet);
        assertThat(Readiness.exitCode(gates()))
                .isEqualTo(result == Result.BLOCKED ? ExitCode.BLOCKED : ExitCode.PENDING);
    }

    @Test
    void shouldBeReadyWhenEverythingIsMet() {
        assertThat(gates()).allMatch(Gate::isMet);
        assertThat(Readiness.exitCode(gates())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldWaitForTheMirror() {
        running = false;
        assertOnly("mirror-running", Result.UNMET);
        running = true;
        lagSeconds = 61;
        assertOnly("mirror-lag", Result.UNMET);
    }

    @Test
    void shouldAskForAProofThatIsCleanFreshAndCovering() {
        proof = Optional.of(proof(100, Duration.ofSeconds(10), Map.of(DifferenceKind.MISSING, 1L)));
        assertOnly("proof-clean", Result.BLOCKED);
        proof = Optional.of(proof(100, Duration.ofSeconds(61), Map.of()));
        assertOnly("proof-fresh", Result.UNMET);
        proof = Optional.of(proof(120, Duration.ofDays(9), Map.of()));
        assertThat(gates()).allMatch(Gate::isMet);
        proof = Optional.of(proof(0, Duration.ofSeconds(10), Map.of()));
        assertOnly("proof-covers", Result.UNMET);
    }

    @Test
    void shouldLookAtGroupsOnBothSides() {
        untranslated.put("billing", "billing: offset 3 of orders-0");
        assertOnly("groups-exact", Result.UNMET);
        untranslated.clear();
        activeOnTarget.put("billing", "billing (a@b)");
        assertOnly("groups-idle-on-target", Result.UNMET);
        activeOnTarget.clear();
        stray.put("idle", "idle (a@b)");
        assertOnly("groups-known", Result.UNMET);
    }

    @Test
    void shouldBeBlockedByTheDoctorAlone() {
        findings = List.of(new Finding(CutoverError.NOT_READY, Severity.BLOCKER, "topic orders", "bad", "mend"));
        assertOnly("doctor", Result.BLOCKED);
    }

    @Test
    void shouldWaitForTransactionsThatHangButNotForYoungOnes() {
        transactions = List.of(open(Duration.ofSeconds(5)));
        assertThat(gates()).allMatch(Gate::isMet);
        transactions = List.of(open(Duration.ofMinutes(5)));
        assertOnly("transactions", Result.UNMET);
    }

    private static OpenTransaction open(Duration age) {
        return new OpenTransaction("t", 1, "Ongoing", Optional.of(NOW.minus(age)), new TreeSet<>(List.of(ORDERS)));
    }

    @Test
    void shouldAskForReplicasOfTheTargetThatAreInSync() {
        target = health(List.of(ORDERS), List.of(), 16);
        assertOnly("target-replicas", Result.UNMET);
        target = health(List.of(), List.of(ORDERS), 16);
        assertOnly("target-replicas", Result.UNMET);
    }

    /** The limit is 15 %. */
    @Test
    void shouldAskForRoomOnTheTarget() {
        target = health(List.of(), List.of(), 15);
        assertOnly("target-disk", Result.UNMET);
        assertThat(gate("target-disk").reason()).contains("broker 2");
        assertThat(gate("target-disk").value()).isEqualTo("15% free");
    }

    @Test
    void shouldNoteThatTheRoomIsNotKnown() {
        target = new TargetHealth(new TreeSet<>(), new TreeSet<>(), List.of(), Optional.of("too old"));
        assertThat(gate("target-disk").result()).isEqualTo(Result.NOTE);
        assertThat(gate("target-disk").reason()).contains("too old");
        assertThat(Readiness.exitCode(gates())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldAskForAppendsThatAreFastEnough() {
        produceLatencyMs = OptionalLong.of(60_001);
        assertOnly("produce-latency", Result.UNMET);
        produceLatencyMs = OptionalLong.empty();
        assertThat(gate("produce-latency").result()).isEqualTo(Result.NOTE);
    }

    @Test
    void shouldLetAWaveOfConsumersMoveNoTopic() {
        migration = waves(migration);
        proof = Optional.empty();
        WavePlan plan =
                WavePlan.of(migration, migration.waves().get(1), new TreeSet<>(List.of("orders")), new TreeSet<>());

        assertThat(plan.movesConsumersOnly()).isTrue();
        assertThat(Readiness.gates(migration, plan, facts(new TreeMap<>())))
                .filteredOn(gate -> List.of("topics", "proof-covers", "proof-fresh", "mirror-lag")
                        .contains(gate.name()))
                .hasSize(4)
                .allMatch(Gate::isMet);
    }

    private static Migration waves(Migration plain) {
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                plain.cutover(),
                List.of(
                        Application.of("crm", KafkaUse.of(List.of(), List.of("orders"))),
                        Application.of("billing", KafkaUse.of(List.of("billing"), List.of()))),
                List.of(new Wave("first", List.of("crm")), new Wave("second", List.of("billing"))));
    }

    private Gate gate(String name) {
        return gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAskForTheTopicsOnTheTarget() {
        missing.add("orders");
        assertOnly("topics", Result.UNMET);
    }

    @Test
    void shouldSayWhenTheMirrorCannotTurnRound() {
        reverseObstacle = Optional.of("the source: no permission to write to topic orders");
        assertThat(gates()).allMatch(Gate::isMet);
        assertThat(gates())
                .filteredOn(gate -> gate.name().equals("reverse-mirror"))
                .allSatisfy(gate -> {
                    assertThat(gate.result()).isEqualTo(Result.NOTE);
                    assertThat(gate.reason()).contains("no permission", "nothing goes back");
                });

        migration = requiringReverse(migration);
        assertOnly("reverse-mirror", Result.UNMET);
    }

    @Test
    void shouldWaitForTheRightsOfTheWave() {
        access = new WaveAccess(List.of("ACL allow User:crm WRITE on topic orders"), Optional.empty());

        assertOnly("access", Result.UNMET);
        assertThat(gate("access").reason()).contains("User:crm WRITE on topic orders");
        assertThat(gate("access").next()).contains("godwit apply");
        migration = with(migration, ReverseMode.PREFERRED, AccessMode.PREFERRED);
        assertThat(gate("access").result()).isEqualTo(Result.NOTE);
        assertThat(Readiness.exitCode(gates())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldNoteRightsThatCannotBeRead() {
        access = new WaveAccess(List.of(), Optional.of("ACLs of the source can't be read: not allowed"));

        assertThat(gate("access").result()).isEqualTo(Result.NOTE);
        assertThat(gate("access").reason()).contains("not allowed");
    }

    @Test
    void shouldSayWhyALagIsNotKnownAndWhatToWaitFor() {
        TopicStatus measuring = TopicStatus.of("orders", new TopicState.InSync(), NOW, Figures.UNKNOWN, List.of());

        assertThat(lagGate(new TreeMap<>()).reason()).contains("orders (the mirror has not reported on it");
        assertThat(lagGate(new TreeMap<>(Map.of("orders", measuring))).reason()).contains("orders (IN_SYNC: ");
        Gate turning = lagGate(new TreeMap<>(Map.of("orders", measuring.turned("REVERSE"))));
        assertThat(turning.reason()).contains("still has it as REVERSE", "rollback");
        assertThat(turning.next()).contains("godwit status --watch");
        assertThat(turning.result()).isEqualTo(Result.UNMET);
    }

    private Gate lagGate(SortedMap<String, TopicStatus> topics) {
        WavePlan plan = WavePlan.of(
                migration, migration.waves().get(0), new TreeSet<>(List.of("orders")), new TreeSet<>(List.of("idle")));
        return Readiness.gates(migration, plan, facts(topics)).stream()
                .filter(gate -> gate.name().equals("mirror-lag"))
                .findFirst()
                .orElseThrow();
    }

    private static Migration requiringReverse(Migration plain) {
        return with(plain, ReverseMode.REQUIRED, AccessMode.REQUIRED);
    }

    private static Migration with(Migration plain, ReverseMode reverse, AccessMode rights) {
        CutoverConfig limits = plain.cutover();
        return new Migration(
                plain.name(),
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                new CutoverConfig(
                        limits.maxWritePause(),
                        limits.maxLag(),
                        limits.quietWindow(),
                        limits.commandTimeout(),
                        limits.stableTimeout(),
                        limits.watch(),
                        reverse,
                        limits.fence(),
                        limits.minFreeDisk(),
                        limits.maxProduceLatency(),
                        rights),
                plain.applications(),
                plain.waves());
    }
}
