package io.godwit.core.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Gate.Result;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ExitCode;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.PartitionProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompletionGatesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final PartitionId ORDERS = new PartitionId("orders", 0);

    private static WaveFacts wave(String state, Duration watchLeft, Map<String, Long> stragglers) {
        return new WaveFacts(
                "first",
                state,
                state.equals("SWITCHED") ? Optional.of(NOW.plus(watchLeft)) : Optional.empty(),
                new TreeMap<>(stragglers),
                stragglers.isEmpty() ? Optional.empty() : Optional.of("producer id 7"),
                state.equals("SWITCHED") ? new TreeMap<>(Map.of(ORDERS, 100L)) : new TreeMap<>());
    }

    private static Map<PartitionId, PartitionProof> proof(long to, long mismatches) {
        return Map.of(
                ORDERS,
                new PartitionProof(
                        ORDERS,
                        NOW,
                        0,
                        to,
                        0,
                        to,
                        to - mismatches,
                        mismatches == 0 ? Map.of() : Map.of(DifferenceKind.MISSING, mismatches),
                        Map.of(),
                        List.of(),
                        true,
                        1,
                        0));
    }

    private static List<Gate> judge(WaveFacts wave, Map<PartitionId, PartitionProof> proofs, boolean early) {
        return CompletionGates.of(NOW, List.of(wave), new TreeMap<>(proofs), early);
    }

    private static Gate gate(List<Gate> gates, String name) {
        return gates.stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldBeReadyWhenAllIsSwitchedWatchedAndProven() {
        List<Gate> gates = judge(wave("SWITCHED", Duration.ZERO, Map.of()), proof(100, 0), false);

        assertThat(gates).allMatch(gate -> gate.result() == Result.MET);
    }

    @Test
    void shouldNameWavesThatAreNotSwitched() {
        Gate gate = gate(judge(wave("HELD", Duration.ZERO, Map.of()), Map.of(), false), "switched");

        assertThat(gate.result()).isEqualTo(Result.UNMET);
        assertThat(gate.reason()).isEqualTo("first is HELD");
        assertThat(gate.next()).contains("--wave first");
    }

    @Test
    void shouldWaitForTheWatchUnlessToldOtherwise() {
        WaveFacts watched = wave("SWITCHED", Duration.ofHours(3), Map.of());

        assertThat(gate(judge(watched, proof(100, 0), false), "watch").result()).isEqualTo(Result.UNMET);
        assertThat(gate(judge(watched, proof(100, 0), true), "watch").result()).isEqualTo(Result.NOTE);
    }

    @Test
    void shouldRefuseStragglersWhateverIsSaid() {
        Gate gate =
                gate(judge(wave("SWITCHED", Duration.ZERO, Map.of("orders", 2L)), proof(100, 0), true), "stragglers");

        assertThat(gate.result()).isEqualTo(Result.UNMET);
        assertThat(gate.reason()).contains("orders", "producer id 7");
    }

    @Test
    void shouldRefuseAProofThatEndsBeforeTheSwitch() {
        WaveFacts switched = wave("SWITCHED", Duration.ZERO, Map.of());

        assertThat(gate(judge(switched, proof(99, 0), false), "proof-covers").result())
                .isEqualTo(Result.UNMET);
        assertThat(gate(judge(switched, Map.of(), false), "proof-covers").result())
                .isEqualTo(Result.UNMET);
    }

    @Test
    void shouldBlockOnDifferences() {
        List<Gate> gates = judge(wave("SWITCHED", Duration.ZERO, Map.of()), proof(100, 1), false);

        assertThat(gate(gates, "proof-clean").result()).isEqualTo(Result.BLOCKED);
        assertThat(Readiness.exitCode(gates)).isEqualTo(ExitCode.BLOCKED);
    }
}
