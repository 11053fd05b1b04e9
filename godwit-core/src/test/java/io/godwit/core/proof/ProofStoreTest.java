package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.OffsetMap.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofStoreTest {
    private static final PartitionId ORDER_3 = new PartitionId("order", 3);
    private final InMemoryJournal journal = new InMemoryJournal();
    private final ProofStore store = new ProofStore(journal);

    @Test
    void shouldReturnWhatWasSavedWhenReadByAnotherProcess() {
        PartitionProof proof = proof(0, 20, 1);

        PartitionProof stored = store.save(proof, OffsetMap.of(List.of(new Run(0, 0, 5), new Run(7, 5, 13))));

        ProofStore other = new ProofStore(journal);
        assertThat(other.latest(ORDER_3)).contains(stored);
        assertThat(other.map(ORDER_3).runs()).containsExactly(new Run(0, 0, 5), new Run(7, 5, 13));
        assertThat(other.latest(new PartitionId("order", 4))).isEmpty();
        assertThat(other.map(new PartitionId("order", 4)).records()).isZero();
    }

    @Test
    void shouldJoinRunsOfConsecutiveSaves() {
        store.save(proof(0, 10, 1), OffsetMap.of(List.of(new Run(0, 0, 10))));
        store.save(proof(0, 20, 1), OffsetMap.of(List.of(new Run(10, 10, 10))));
        store.save(proof(0, 25, 1), OffsetMap.EMPTY);

        assertThat(store.map(ORDER_3).runs()).containsExactly(new Run(0, 0, 20));
    }

    @Test
    void shouldKeepEachChunkBelowFiveHundredKilobytes() {
        List<Run> runs = new ArrayList<>();
        long step = Integer.MAX_VALUE * 100_000L;
        for (int i = 0; i < 3 * MapChunks.RUNS_PER_CHUNK + 5; i++) {
            runs.add(new Run(i * step, i * (step - 1), 1));
        }

        store.save(proof(0, Long.MAX_VALUE, 1), OffsetMap.of(runs));

        assertThat(journal.getAll("proof-map/")).hasSize(4);
        assertThat(journal.getAll("proof-map/").values())
                .allSatisfy(chunk -> assertThat(chunk.length()).isLessThan(500_000));
        assertThat(store.map(ORDER_3).runs()).isEqualTo(runs);
    }

    @Test
    void shouldReplaceTheMapWhenAFullProofBeginsAnew() {
        store.save(proof(0, 10, 1), OffsetMap.of(List.of(new Run(0, 0, 10))));

        store.save(proof(4, 6, 2), OffsetMap.of(List.of(new Run(4, 3, 2))));

        assertThat(store.map(ORDER_3).runs()).containsExactly(new Run(4, 3, 2));
        assertThat(journal.getAll("proof-map/")).hasSize(1);
    }

    @Test
    void shouldIgnoreRunsThatWereWrittenWithoutTheirProof() {
        store.save(proof(0, 10, 1), OffsetMap.of(List.of(new Run(0, 0, 10))));
        // A process that died between the chunk and the proof:
        new MapChunks(journal, ORDER_3, 1).append(1, 10, OffsetMap.of(List.of(new Run(10, 12, 5))));

        assertThat(store.map(ORDER_3).runs()).containsExactly(new Run(0, 0, 10));

        store.save(proof(0, 14, 1), OffsetMap.of(List.of(new Run(10, 11, 4))));

        assertThat(store.map(ORDER_3).runs()).containsExactly(new Run(0, 0, 10), new Run(10, 11, 4));
    }

    private static PartitionProof proof(long start, long next, long generation) {
        return new PartitionProof(
                ORDER_3,
                Instant.EPOCH,
                start,
                next,
                start,
                next,
                next - start,
                Map.of(DifferenceKind.CHANGED, 1L),
                Map.of(),
                List.of(new Mismatch(
                        DifferenceKind.CHANGED,
                        1,
                        1,
                        List.of(RecordField.VALUE),
                        java.util.Optional.of(new Mismatch.RecordSketch(1, 2, -1, 0, "a", "b", "c")),
                        java.util.Optional.empty())),
                true,
                generation,
                0);
    }
}
