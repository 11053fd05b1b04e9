package io.godwit.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.config.VerifyConfig;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ProofError;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.DifferenceKind;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.LogRecord;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.proof.RecordCursor;
import io.godwit.core.proof.RecordLog;
import io.godwit.migration.verify.PartitionResult.Verdict;
import io.godwit.migration.verify.VerifyRequest.Scope;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final PartitionId ORDER_0 = new PartitionId("order", 0);
    private static final PartitionId ORDER_1 = new PartitionId("order", 1);

    private final Map<PartitionId, Integer> sourceLogs = new HashMap<>();
    private final Map<PartitionId, Long> copyEnds = new TreeMap<>();
    private final Map<PartitionId, Integer> targetLogs = new HashMap<>();
    private final Map<PartitionId, Long> unreadableFrom = new HashMap<>();
    private final ProofStore proofs = new ProofStore(new InMemoryJournal());

    @Test
    void shouldCompareTheOthersWhenOnePartitionCannotBeRead() {
        logs(ORDER_0, 100, 100);
        logs(ORDER_1, 100, 100);
        unreadableFrom.put(ORDER_0, 40L);

        VerifyReport report = verify(Scope.SINCE_LAST_PROOF);

        assertThat(report.partitions())
                .extracting(PartitionResult::verdict)
                .containsExactly(Verdict.FAILED, Verdict.EQUAL);
        assertThat(report.partitions().get(0).reason().orElseThrow()).startsWith("GW-PRF-002 order-0: ");
        assertThat(report.exitCode().status()).isEqualTo(1);
        assertThat(proofs.latest(ORDER_0)).isEmpty();
    }

    @Test
    void shouldGoOnWhereTheLastProofEnds() {
        logs(ORDER_0, 100, 60);
        VerifyReport first = verify(Scope.SINCE_LAST_PROOF);
        logs(ORDER_0, 100, 100);

        VerifyReport second = verify(Scope.SINCE_LAST_PROOF);

        assertThat(first.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(first.partitions().get(0).coverage()).isEqualTo(new Coverage(60, 100));
        assertThat(second.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(second.partitions().get(0).recordsCompared()).isEqualTo(40);
        assertThat(proofs.latest(ORDER_0).orElseThrow().provesUpTo(100)).isTrue();
        assertThat(proofs.map(ORDER_0).records()).isEqualTo(100);
    }

    @Test
    void shouldBeginAnewAndSaySoWhenTheTargetIsShorterThanItsProof() {
        logs(ORDER_0, 100, 100);
        verify(Scope.SINCE_LAST_PROOF);
        logs(ORDER_0, 100, 30);

        PartitionResult result = verify(Scope.SINCE_LAST_PROOF).partitions().get(0);

        assertThat(result.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(result.proof().sourceStart()).isZero();
        assertThat(result.proof().sourceNext()).isEqualTo(30);
        assertThat(proofs.map(ORDER_0).records()).isEqualTo(30);
    }

    @Test
    void shouldKeepMismatchesUntilAFullRunFindsNone() {
        logs(ORDER_0, 100, 100);
        proofs.save(
                new PartitionProof(
                        ORDER_0,
                        Instant.EPOCH,
                        0,
                        50,
                        0,
                        50,
                        49,
                        Map.of(DifferenceKind.MISSING, 1L),
                        Map.of(),
                        List.of(),
                        true,
                        1,
                        0),
                io.godwit.core.proof.OffsetMap.EMPTY);

        VerifyReport incremental = verify(Scope.SINCE_LAST_PROOF);
        VerifyReport full = verify(Scope.FULL);

        assertThat(incremental.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(incremental.partitions().get(0).recordsCompared()).isEqualTo(50);
        assertThat(full.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(full.partitions().get(0).recordsCompared()).isEqualTo(100);
    }

    @Test
    void shouldNotCallRecordsExtraThatLieBehindTheEndAskedFor() {
        logs(ORDER_0, 100, 100);

        VerifyReport report = verify(VerifyRequest.upTo(Map.of(ORDER_0, 70L), Duration.ZERO));

        assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void shouldNotCompareWhatProducersWroteToTheTargetAfterTheirSwitch() {
        PartitionId switched = new PartitionId("order", 7);
        logs(switched, 10, 15);

        assertThat(verify(Scope.FULL).verdict()).isEqualTo(Verdict.DIFFERENT);

        copyEnds.put(switched, 10L);
        VerifyReport report = verify(Scope.FULL);

        assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(report.partitions().get(0).proof().records()).isEqualTo(10);
    }

    private void logs(PartitionId partition, int sourceRecords, int targetRecords) {
        sourceLogs.put(partition, sourceRecords);
        targetLogs.put(partition, targetRecords);
    }

    private VerifyReport verify(Scope scope) {
        return verify(new VerifyRequest(
                new TreeSet<>(sourceLogs.keySet()), scope, Map.of(), copyEnds, Duration.ZERO, Sample.ALL, 10));
    }

    private VerifyReport verify(VerifyRequest request) {
        RecordLogs logs = (side, budgetBytes) -> new FakeLog(side == ClusterSide.SOURCE ? sourceLogs : targetLogs);
        VerifyConfig config = new VerifyConfig(1 << 20, 2, Duration.ofHours(1));
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
        return new Verifier(logs, proofs, Map.of(), config, clock, new VerifyMeter()).verify(request);
    }

    /** Logs in which the record at each offset is the offset. */
    private final class FakeLog implements RecordLog {
        private final Map<PartitionId, Integer> ends;

        FakeLog(Map<PartitionId, Integer> ends) {
            this.ends = ends;
        }

        @Override
        public Map<PartitionId, LogBounds> bounds(Collection<PartitionId> partitions) {
            Map<PartitionId, LogBounds> bounds = new TreeMap<>();
            partitions.forEach(partition -> bounds.put(
                    partition,
                    new LogBounds(0, Optional.ofNullable(ends.get(partition)).orElseThrow())));
            return bounds;
        }

        @Override
        public RecordCursor open(PartitionId partition, long from, long end) {
            return new FakeCursor(partition, from, end);
        }

        @Override
        public void close() {}
    }

    private final class FakeCursor implements RecordCursor {
        private final PartitionId partition;
        private long position;
        private long end;

        FakeCursor(PartitionId partition, long from, long end) {
            this.partition = partition;
            this.position = from;
            this.end = end;
        }

        @Override
        public @Nullable LogRecord next() {
            if (position >= unreadableFrom.getOrDefault(partition, Long.MAX_VALUE)) {
                throw new GodwitException(ProofError.READ_STUCK, partition.toString(), "planted", "none");
            }
            return position < end ? new Numbered(position++) : null;
        }

        @Override
        public void extendTo(long newEnd) {
            end = newEnd;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long expiredBelow() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    private record Numbered(long offset) implements LogRecord {
        @Override
        public long timestamp() {
            return offset;
        }

        @Override
        public boolean stampedByBroker() {
            return false;
        }

        @Override
        public @Nullable ByteBuffer key() {
            return null;
        }

        @Override
        public ByteBuffer value() {
            return ByteBuffer.allocate(Long.BYTES).putLong(0, offset);
        }

        @Override
        public int headerCount() {
            return 0;
        }

        @Override
        public String headerName(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public byte[] headerValue(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
