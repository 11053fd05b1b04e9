package io.godwit.mirror.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(RecordArbitraries.class)
@Domain(DomainContext.Global.class)
class BatchRewriterProperties {
    private static final int NO_LIMIT = 1 << 20;

    @Property(tries = 300)
    void keepsEveryWantedRecordAtItsOffset(
            @ForAll RecordArbitraries.Holey holey,
            @ForAll RecordArbitraries.Codec from,
            @ForAll RecordArbitraries.Codec to,
            @ForAll @IntRange(min = 1, max = 4) int keepOneOf,
            @ForAll @IntRange(min = 150, max = 3000) int limit) {
        LongPredicate keep = offset -> offset % keepOneOf == 0;
        RecordBatch batch = KafkaBatch.of(from.id(), holey.records()).build();

        List<Rewritten> pieces =
                new BatchRewriter().rewrite(batch, new RewriteRules(limit, OptionalInt.of(to.id()), keep));

        // Each piece says where it starts, so consecutive offsets from there are the source's: Kafka reads them alike.
        assertThat(pieces.stream()
                        .flatMap(piece -> TestRecord.byKafka(piece.batch().buffer()).stream()))
                .isEqualTo(wanted(holey, keep));
        assertThat(pieces).allSatisfy(piece -> {
            assertSound(piece, limit);
            assertThat(piece.sourceOffsets().runs()).hasSize(1);
            assertThat(piece.lastSourceOffset() - piece.firstSourceOffset())
                    .isEqualTo(piece.batch().lastOffsetDelta());
            assertThat(piece.batch().compressionId()).isEqualTo(to.id());
        });
    }

    @Property(tries = 300)
    void packsDenselyWithAMapOfOffsets(
            @ForAll RecordArbitraries.Holey holey,
            @ForAll RecordArbitraries.Codec codec,
            @ForAll @IntRange(min = 1, max = 4) int keepOneOf,
            @ForAll @IntRange(min = 150, max = 3000) int limit) {
        LongPredicate keep = offset -> offset % keepOneOf == 0;
        RecordBatch batch = KafkaBatch.of(codec.id(), holey.records()).build();

        List<Rewritten> pieces =
                new BatchRewriter().rewrite(batch, new RewriteRules(limit, OptionalInt.empty(), keep, false));

        assertThat(pieces.stream().flatMap(piece -> mapped(piece).stream())).isEqualTo(wanted(holey, keep));
        assertThat(pieces).allSatisfy(piece -> assertSound(piece, limit));
    }

    @Property(tries = 100)
    void makesOnePieceOfWhatFits(@ForAll RecordArbitraries.Holey holey, @ForAll RecordArbitraries.Codec codec) {
        RecordBatch batch = KafkaBatch.of(codec.id(), holey.records())
                .inTransaction()
                .deletedAt(99)
                .build();

        List<Rewritten> pieces = new BatchRewriter()
                .rewrite(batch, new RewriteRules(NO_LIMIT, OptionalInt.empty(), offset -> true, false));

        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).batch().isTransactional()).isFalse();
        assertThat(pieces.get(0).batch().canPassThrough()).isTrue();
    }

    @Property(tries = 100)
    void turnsAppendTimeIntoCreateTime(@ForAll RecordArbitraries.Holey holey, @ForAll RecordArbitraries.Codec codec) {
        RecordBatch batch =
                KafkaBatch.of(codec.id(), holey.records()).atAppendTime().build();

        List<Rewritten> pieces =
                new BatchRewriter().rewrite(batch, new RewriteRules(NO_LIMIT, OptionalInt.empty(), offset -> true));

        assertThat(pieces).noneMatch(piece -> piece.batch().isLogAppendTime());
        assertThat(TestRecord.inAll(pieces))
                .isEqualTo(holey.records().stream()
                        .map(record -> record.timed(KafkaBatch.APPEND_TIME_MS))
                        .toList());
    }

    private static List<TestRecord> wanted(RecordArbitraries.Holey holey, LongPredicate keep) {
        return holey.records().stream()
                .filter(record -> keep.test(record.offset()))
                .toList();
    }

    private static void assertSound(Rewritten piece, int limit) {
        RecordBatch batch = piece.batch();
        assertThat(batch.canPassThrough()).isTrue();
        assertThat(batch.baseOffset()).isEqualTo(piece.firstSourceOffset());
        assertThat(piece.isOversized()).isEqualTo(batch.sizeInBytes() > limit);
        if (piece.isOversized()) {
            assertThat(batch.recordCount()).isEqualTo(1);
        }
        List<Long> timestamps =
                TestRecord.in(batch).stream().map(TestRecord::timestampMs).toList();
        assertThat(batch.baseTimestampMs()).isEqualTo(timestamps.get(0));
        assertThat(batch.maxTimestampMs())
                .isEqualTo(timestamps.stream().mapToLong(time -> time).max().orElseThrow());
    }

    private static List<TestRecord> mapped(Rewritten piece) {
        List<Long> offsets = piece.sourceOffsets().runs().stream()
                .flatMap(run -> IntStream.range(0, run.count()).mapToObj(i -> run.first() + i))
                .toList();
        List<TestRecord> records = TestRecord.byKafka(piece.batch().buffer());
        assertThat(offsets).hasSameSizeAs(records);
        return IntStream.range(0, records.size())
                .mapToObj(i -> records.get(i).at(offsets.get(i)))
                .toList();
    }
}
