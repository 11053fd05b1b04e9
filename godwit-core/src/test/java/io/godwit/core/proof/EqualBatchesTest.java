package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.proof.OffsetMap.Run;
import io.godwit.core.proof.PartitionComparison.Progress;
import io.godwit.core.proof.PartitionComparison.Start;
import io.godwit.core.proof.TopicRules.Cleanup;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever whole batches prove, comparing record by record proves too, and neither says more. */
class EqualBatchesTest {
    private static final Cleanup COMPACTED = new Cleanup(true, 0, -1, false);
    private static final TopicRules PLAIN = new TopicRules(Cleanup.NONE, Cleanup.NONE, Instant.EPOCH);
    private static final TopicRules COMPACTING = new TopicRules(COMPACTED, COMPACTED, Instant.EPOCH);

    /** All that a comparison tells. */
    private record Outcome(
            Progress progress,
            long records,
            boolean offsetsIdentical,
            long sourceNext,
            long targetNext,
            Map<DifferenceKind, Long> differences,
            Map<ExplainedKind, Long> explained,
            List<Mismatch> mismatches,
            long undecided,
            List<Run> runs) {}

    @Test
    void shouldLookAtNoRecordOfEqualBatches() {
        List<TestRecord> records = PartitionComparisonTest.records(1_000);
        BatchListCursor source = new BatchListCursor(records, 50);
        BatchListCursor target = new BatchListCursor(records, 50);
        PartitionComparison comparison = comparison(source, target, PLAIN, 32_768);

        assertThat(comparison.step(Integer.MAX_VALUE)).isEqualTo(Progress.AT_END);

        assertThat(source.single() + target.single()).isZero();
        assertThat(comparison.byBatches().batches()).isEqualTo(20);
        assertThat(comparison.byBatches().records()).isEqualTo(1_000);
        assertThat(comparison.takeRuns().runs()).containsExactly(new Run(0, 0, 1_000));
    }

    @Test
    void shouldLookAtRecordsOnlyInTheBatchThatDiffers() {
        List<TestRecord> records = PartitionComparisonTest.records(1_000);
        List<TestRecord> changed = new ArrayList<>(records);
        changed.set(525, changed.get(525).value("order !"));
        BatchListCursor source = new BatchListCursor(records, 50);
        PartitionComparison comparison = comparison(source, new BatchListCursor(changed, 50), PLAIN, 32_768);

        comparison.step(Integer.MAX_VALUE);

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.CHANGED, 1L));
        assertThat(source.single()).isBetween(50, 100);
        assertThat(comparison.byBatches().records()).isEqualTo(1_000 - source.single());
    }

    @Test
    void shouldCompareRecordsWhenTheTargetsBatchesAreMerged() {
        List<TestRecord> records = PartitionComparisonTest.records(1_000);
        PartitionComparison comparison =
                comparison(new BatchListCursor(records, 5), new BatchListCursor(records, 500), PLAIN, 32_768);

        comparison.step(Integer.MAX_VALUE);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isEqualTo(1_000);
        assertThat(comparison.byBatches()).isEqualTo(BatchShare.NONE);
    }

    @Test
    void shouldCompareRecordsFromAStepToTheNextAsIfThereWereNoBatches() {
        List<TestRecord> records = PartitionComparisonTest.records(1_000);
        PartitionComparison comparison =
                comparison(new BatchListCursor(records, 50), new BatchListCursor(records, 50), PLAIN, 32_768);

        assertThat(comparison.step(120)).isEqualTo(Progress.RUNNING);

        assertThat(comparison.records()).isEqualTo(150);
    }

    @Test
    void shouldTellARecordThatComesAgainThoughItsBatchWasNeverRead() {
        List<TestRecord> records = PartitionComparisonTest.records(1_000);
        List<TestRecord> repeated = new ArrayList<>(records);
        repeated.add(800, records.get(400));
        renumber(repeated);
        BatchListCursor source = new BatchListCursor(records, 50);
        PartitionComparison comparison = comparison(source, new BatchListCursor(repeated, 50), PLAIN, 32_768);

        comparison.step(Integer.MAX_VALUE);
        comparison.settle();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.DUPLICATE, 1L));
        assertThat(source.reread()).isEqualTo(1);
        assertThat(comparison.byBatches().records()).isGreaterThan(900);
    }

    @Test
    void shouldNotTakeBatchesForEqualThatDifferInOnePart() {
        PackedBatch batch = new PackedBatch(7, 3, 2, 100, 200, ByteBuffer.wrap(new byte[] {1, 2, 3}));

        assertThat(batch.hasEqualRecords(new PackedBatch(9, 3, 2, 100, 200, ByteBuffer.wrap(new byte[] {1, 2, 3}))))
                .isTrue();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 2, 2, 100, 200, ByteBuffer.wrap(new byte[] {1, 2, 3}))))
                .isFalse();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 3, 1, 100, 200, ByteBuffer.wrap(new byte[] {1, 2, 3}))))
                .isFalse();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 3, 2, 101, 200, ByteBuffer.wrap(new byte[] {1, 2, 3}))))
                .isFalse();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 3, 2, 100, 201, ByteBuffer.wrap(new byte[] {1, 2, 3}))))
                .isFalse();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 3, 2, 100, 200, ByteBuffer.wrap(new byte[] {1, 2, 4}))))
                .isFalse();
        assertThat(batch.hasEqualRecords(new PackedBatch(7, 3, 2, 100, 200, ByteBuffer.wrap(new byte[] {1, 2}))))
                .isFalse();
    }

    /** Faults of any number: records dropped, repeated from before, changed, swapped, put in; in streams with many equal ones. */
    @Property(tries = 500)
    void shouldTellExactlyWhatRecordByRecordTells(
            @ForAll("seeds") long seed,
            @ForAll @IntRange(min = 0, max = 30) int faults,
            @ForAll @IntRange(min = 1, max = 40) int sourceCut,
            @ForAll("targetCuts") int targetCutOrSame,
            @ForAll("rules") TopicRules rules,
            @ForAll("lookAheads") int lookAhead) {
        Random random = new Random(seed);
        List<TestRecord> source = stream(random);
        List<TestRecord> target = damaged(source, faults, random);
        int targetCut = targetCutOrSame == 0 ? sourceCut : targetCutOrSame;

        Outcome byBatches = outcome(comparison(
                new BatchListCursor(source, sourceCut), new BatchListCursor(target, targetCut), rules, lookAhead));
        Outcome byRecords = outcome(comparison(new ListCursor(source), new ListCursor(target), rules, lookAhead));

        assertThat(byBatches).isEqualTo(byRecords);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Provide
    Arbitrary<Integer> targetCuts() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 40)));
    }

    @Provide
    Arbitrary<TopicRules> rules() {
        return Combinators.combine(Arbitraries.of(Cleanup.NONE, COMPACTED), Arbitraries.of(Cleanup.NONE, COMPACTED))
                .as((source, target) -> new TopicRules(source, target, COMPACTING.now()));
    }

    @Provide
    Arbitrary<Integer> lookAheads() {
        return Arbitraries.of(16, 64, 128, 32_768);
    }

    private static List<TestRecord> stream(Random random) {
        List<TestRecord> records = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < 600; i++) {
            offset += random.nextInt(40) == 0 ? 2 : 1;
            boolean tombstone = random.nextInt(50) == 0;
            String key = random.nextInt(20) == 0 ? null : "k" + random.nextInt(30);
            TestRecord record = TestRecord.of(offset, key, tombstone ? null : "v" + random.nextInt(400));
            records.add(record.timestamp(i));
        }
        return records;
    }

    private static List<TestRecord> damaged(List<TestRecord> source, int faults, Random random) {
        List<TestRecord> target = new ArrayList<>(source);
        for (int i = 0; i < faults; i++) {
            int at = random.nextInt(target.size() - 1);
            TestRecord record = target.get(at);
            switch (random.nextInt(7)) {
                case 0 -> target.remove(at);
                case 1 -> target.add(at, target.get(random.nextInt(at + 1)));
                case 2 -> target.set(at, record.value("changed"));
                case 3 -> target.set(at, record.key("changed"));
                case 4 -> target.set(at, record.timestamp(record.timestamp() + 1));
                case 5 -> target.set(at, target.set(at + 1, record));
                default -> target.add(at, TestRecord.of(0, "new", "extra " + i).timestamp(-i));
            }
        }
        renumber(target);
        return target;
    }

    private static void renumber(List<TestRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            records.set(i, records.get(i).at(i));
        }
    }

    private static PartitionComparison comparison(
            RecordCursor source, RecordCursor target, TopicRules rules, int lookAhead) {
        return new PartitionComparison(
                source, target, rules, new ComparisonLimits(lookAhead, 64, 1_000), new Start(0, 0, false, false));
    }

    private static Outcome outcome(PartitionComparison comparison) {
        Progress progress = comparison.step(Integer.MAX_VALUE);
        comparison.settle();
        return new Outcome(
                progress,
                comparison.records(),
                comparison.offsetsIdentical(),
                comparison.sourceNext(),
                comparison.targetNext(),
                comparison.differences(),
                comparison.explained(),
                comparison.mismatches(),
                comparison.undecided(),
                comparison.takeRuns().runs());
    }
}
