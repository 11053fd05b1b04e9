package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.mirror.batch.CorruptBatchException;
import io.godwit.mirror.copy.BatchTriage.Fetched;
import io.godwit.mirror.copy.BatchTriage.Sorted;
import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.wire.AbortedTransaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.jspecify.annotations.Nullable;

/** Whatever a fetch brings, its pieces cover every offset exactly once, and show the records that a consumer sees. */
class BatchTriageProperties {
    private static final long FROM = 1_000;
    private static final long ABORTING = 7;
    private static final long COMMITTING = 8;

    private final MemoryBudget budget = new MemoryBudget(1 << 20, () -> {});

    enum Kind {
        RECORDS,
        MANY_RECORDS,
        COMPACTED,
        COMPACTED_AT_BOTH_ENDS,
        EMPTIED,
        HOLE,
        ABORTED,
        COMMITTED,
        ABORT,
        COMMIT
    }

    @Property
    void shouldCoverEachOffsetOnce(
            @ForAll("kinds") @Size(min = 1, max = 25) List<Kind> kinds,
            @ForAll @IntRange(max = 40) int skipped,
            @ForAll @IntRange(max = 2_000) int mergeBelow,
            @ForAll @IntRange(min = 150, max = 5_000) int maxBatchBytes) {
        // given
        List<AbortedTransaction> aborted = new ArrayList<>();
        SourceLog log = log(kinds, aborted);
        long position = FROM + skipped;

        // when
        Sorted sorted = new BatchTriage(budget, mergeBelow, 4_000)
                .sort(new Fetched(log.payload(), position, aborted, maxBatchBytes, Lease.NONE));

        // then
        long next = position;
        Set<Long> shown = new TreeSet<>();
        for (Piece piece : sorted.pieces()) {
            assertThat(piece.firstSourceOffset()).isEqualTo(next);
            assertThat(piece.lastSourceOffset()).isGreaterThanOrEqualTo(next);
            next = piece.lastSourceOffset() + 1;
            if (piece instanceof Data data) {
                assertThat(data.batch().isDense()).isTrue();
                assertThat(data.batch().recordCount())
                        .isEqualTo(data.lastSourceOffset() - data.firstSourceOffset() + 1);
                data.batch().forEachRecord((offset, timestampMs, content) -> {
                    assertThat(text(content.value())).isEqualTo("value " + offset);
                    shown.add(offset);
                });
            }
        }
        assertThat(sorted.nextPosition()).isEqualTo(Math.max(next, position));
        assertThat(shown).isEqualTo(log.visibleFrom(position));
    }

    @Property
    void shouldGiveBackAllMemoryWithThePieces(@ForAll("kinds") @Size(min = 1, max = 25) List<Kind> kinds) {
        // given
        List<AbortedTransaction> aborted = new ArrayList<>();
        ByteBuffer payload = log(kinds, aborted).payload();
        budget.add(payload.remaining());
        Lease response = new Lease(budget, payload.remaining());

        // when
        Sorted sorted =
                new BatchTriage(budget, 300, 4_000).sort(new Fetched(payload, FROM, aborted, 1 << 20, response));
        response.release();
        sorted.pieces().forEach(piece -> piece.lease().release());

        // then
        assertThat(budget.usedBytes()).isZero();
    }

    @Example
    void shouldKeepNoMemoryWhenABatchIsCorrupt() {
        // given
        ByteBuffer payload =
                new SourceLog(FROM).records(3).compacted(5, 1, 3).records(3).payload();
        payload.put(payload.limit() - 3, (byte) (payload.get(payload.limit() - 3) ^ 1));
        budget.add(payload.remaining());
        Lease response = new Lease(budget, payload.remaining());

        // when, then
        assertThatThrownBy(() -> new BatchTriage(budget, 0, 4_000)
                        .sort(new Fetched(payload, FROM, List.of(), 1 << 20, response)))
                .isInstanceOf(CorruptBatchException.class);
        response.release();
        assertThat(budget.usedBytes()).isZero();
    }

    private static SourceLog log(List<Kind> kinds, List<AbortedTransaction> aborted) {
        SourceLog log = new SourceLog(FROM);
        boolean isOpen = false;
        for (Kind kind : kinds) {
            switch (kind) {
                case RECORDS -> log.records(3);
                case MANY_RECORDS -> log.records(60);
                case COMPACTED -> log.compacted(10, 0, 1, 4, 9);
                case COMPACTED_AT_BOTH_ENDS -> log.compacted(8, 2, 3, 5);
                case EMPTIED -> log.compacted(4);
                case HOLE -> log.hole(5);
                case ABORTED -> {
                    if (!isOpen) {
                        aborted.add(new AbortedTransaction(ABORTING, log.end()));
                        isOpen = true;
                    }
                    log.transactional(ABORTING, false, 4);
                }
                case COMMITTED -> log.transactional(COMMITTING, true, 4);
                case ABORT -> {
                    log.marker(ABORTING, ControlRecordType.ABORT);
                    isOpen = false;
                }
                case COMMIT -> log.marker(COMMITTING, ControlRecordType.COMMIT);
            }
        }
        return log;
    }

    @Provide
    Arbitrary<List<Kind>> kinds() {
        return Arbitraries.of(Kind.class).list();
    }

    private static String text(@Nullable ByteBuffer value) {
        return value == null
                ? "-"
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
}
