package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRewriterTest {
    private static final int LIMIT = 100_000;

    private final BatchRewriter rewriter = new BatchRewriter();

    @Test
    void shouldRefuseAControlBatch() {
        RecordBatch marker = RecordBatch.split(MemoryRecords.withEndTransactionMarker(
                                1, (short) 0, new EndTransactionMarker(ControlRecordType.COMMIT, 0))
                        .buffer())
                .get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> rewriter.rewrite(marker, rules(-1)));
    }

    @Test
    void shouldReturnNothingWhenNothingIsKept() {
        RecordBatch batch = KafkaBatch.of(4, RecordBatchTest.records(0, 10)).build();

        assertThat(rewriter.rewrite(batch, new RewriteRules(LIMIT, OptionalInt.empty(), offset -> false)))
                .isEmpty();
    }

    @Test
    void shouldEndAPieceAtEachHole() {
        List<TestRecord> records = new ArrayList<>(RecordBatchTest.records(10, 10));
        records.remove(7);
        records.remove(3);

        List<Rewritten> pieces = rewriter.rewrite(KafkaBatch.of(3, records).build(), rules(-1));

        assertThat(pieces).extracting(Rewritten::firstSourceOffset).containsExactly(10L, 14L, 18L);
        assertThat(pieces).extracting(Rewritten::lastSourceOffset).containsExactly(12L, 16L, 19L);
    }

    /** The first part compresses to nothing and misleads the estimate about the second, which doesn't compress. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldKeepTheLimitWhateverTheCodecMakesOfTheRecords(int codec) {
        List<TestRecord> records = new ArrayList<>(records(0, 40, 20_000, false));
        records.addAll(records(40, 60, 20_000, true));
        records.addAll(records(100, 200, 10, true));

        List<Rewritten> pieces = rewriter.rewrite(KafkaBatch.of(4, records).build(), rules(codec));

        assertThat(pieces).allMatch(piece -> piece.batch().sizeInBytes() <= LIMIT && !piece.isOversized());
        assertThat(pieces.size()).isBetween(13, 40);
        assertThat(TestRecord.inAll(pieces)).isEqualTo(records);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void shouldFlagARecordThatIsAboveTheLimitByItself(int codec) {
        List<TestRecord> records = new ArrayList<>(records(0, 30, 100, true));
        records.addAll(records(30, 1, LIMIT + 1, true));
        records.addAll(records(31, 30, 100, true));

        List<Rewritten> pieces = rewriter.rewrite(KafkaBatch.of(codec, records).build(), rules(codec));

        assertThat(pieces).filteredOn(Rewritten::isOversized).singleElement().satisfies(piece -> {
            assertThat(piece.batch().recordCount()).isEqualTo(1);
            assertThat(piece.firstSourceOffset()).isEqualTo(30);
        });
        assertThat(TestRecord.inAll(pieces)).isEqualTo(records);
    }

    @Test
    void shouldNotFlagALargeRecordThatCompressesBelowTheLimit() {
        RecordBatch batch = KafkaBatch.of(0, records(0, 1, 10 * LIMIT, false)).build();

        assertThat(rewriter.rewrite(batch, rules(4))).singleElement().matches(piece -> !piece.isOversized());
        assertThat(rewriter.rewrite(batch, rules(-1))).singleElement().matches(Rewritten::isOversized);
    }

    private static RewriteRules rules(int codec) {
        return new RewriteRules(LIMIT, codec < 0 ? OptionalInt.empty() : OptionalInt.of(codec), offset -> true);
    }

    private static List<TestRecord> records(long first, int count, int valueBytes, boolean random) {
        Random bytes = new Random(first);
        List<TestRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] value = new byte[valueBytes];
            if (random) {
                bytes.nextBytes(value);
            }
            records.add(new TestRecord(first + i, 1_000 - i, null, ByteBuffer.wrap(value), List.of()));
        }
        return records;
    }
}
