package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.proof.PartitionComparison.Progress;
import io.godwit.core.proof.PartitionComparison.Start;
import io.godwit.core.proof.TopicRules.Cleanup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainedDifferencesTest {
    private static final Instant NOW = Instant.ofEpochMilli(100_000);
    private static final Cleanup COMPACTED = new Cleanup(true, 10_000, -1, false);
    private static final TopicRules BOTH_COMPACTED = new TopicRules(COMPACTED, COMPACTED, NOW);
    private static final ComparisonLimits LIMITS = ComparisonLimits.listing(10);

    private final List<TestRecord> full = PartitionComparisonTest.records(500);

    @Test
    void shouldExplainWhatCompactionRemovedOnTheSource() {
        PartitionComparison comparison =
                PartitionComparisonTest.compare(compacted(full, 450), full, BOTH_COMPACTED, LIMITS);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.COMPACTED_AWAY, 443L));
        assertThat(comparison.records()).isEqualTo(57);
    }

    @Test
    void shouldExplainWhatCompactionRemovedOnTheTarget() {
        PartitionComparison comparison =
                PartitionComparisonTest.compare(full, compacted(full, 300), BOTH_COMPACTED, LIMITS);

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.COMPACTED_AWAY, 293L));
    }

    @Test
    void shouldExplainDifferentCompactionOnBothSides() {
        List<TestRecord> source = compacted(full.subList(0, 400), 200);
        source.addAll(full.subList(400, 500));

        PartitionComparison comparison =
                PartitionComparisonTest.compare(compacted(source, 300), compacted(full, 220), BOTH_COMPACTED, LIMITS);

        assertThat(comparison.differences()).isEmpty();
    }

    @Test
    void shouldStillFindARecordThatNoLaterOneReplaces() {
        List<TestRecord> target = compacted(full, 300);
        target.removeIf(record -> record.offset() >= 493 && "customer-6".equals(record.keyText()));

        PartitionComparison comparison = PartitionComparisonTest.compare(full, target, BOTH_COMPACTED, LIMITS);

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.MISSING, 1L));
    }

    @Test
    void shouldNotExplainByCompactionInATopicThatIsNotCompacted() {
        TopicRules plain = new TopicRules(Cleanup.NONE, Cleanup.NONE, NOW);

        PartitionComparison comparison = PartitionComparisonTest.compare(full, compacted(full, 14), plain, LIMITS);

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.MISSING, 7L));
    }

    @Test
    void shouldExplainATombstoneOnlyWhenItsTimeIsOver() {
        List<TestRecord> source = new ArrayList<>(full);
        source.set(496, TestRecord.of(496, "gone", null).timestamp(50_000));
        List<TestRecord> target = new ArrayList<>(source);
        target.remove(496);

        PartitionComparison old = PartitionComparisonTest.compare(source, target, BOTH_COMPACTED, LIMITS);
        source.set(496, TestRecord.of(496, "gone", null).timestamp(95_000));
        PartitionComparison young = PartitionComparisonTest.compare(source, target, BOTH_COMPACTED, LIMITS);

        assertThat(old.differences()).isEmpty();
        assertThat(old.explained()).isEqualTo(Map.of(ExplainedKind.TOMBSTONE_EXPIRED, 1L));
        assertThat(young.differences()).isEqualTo(Map.of(DifferenceKind.LOST_TOMBSTONE, 1L));
    }

    @Test
    void shouldResolveWithARecordBehindTheComparedRange() {
        List<TestRecord> target = new ArrayList<>(full);
        target.remove(495);
        PartitionComparison comparison = new PartitionComparison(
                new ListCursor(full), new ListCursor(target), BOTH_COMPACTED, LIMITS, new Start(0, 0, false, false));
        comparison.step(1_000);
        assertThat(comparison.waitsForKeys()).isTrue();
        assertThat(comparison.isSettled()).isFalse();

        comparison.laterOnSource(full.get(495).at(600));
        assertThat(comparison.waitsForKeys()).isTrue();
        comparison.laterOnTarget(full.get(495).at(600));
        comparison.settle();

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.COMPACTED_AWAY, 1L));
    }

    @Test
    void shouldAlignAfterRetentionRemovedTheHeadOnTheSource() {
        PartitionComparison comparison = aligned(full.subList(400, 500), full, new Start(400, 0, true, false));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.EXPIRED_ON_SOURCE, 400L));
        assertThat(comparison.records()).isEqualTo(100);
    }

    @Test
    void shouldAlignWhenRetentionOvertakesTheComparison() {
        List<TestRecord> source = new ArrayList<>(full);
        source.subList(100, 300).clear();
        PartitionComparison comparison = new PartitionComparison(
                new ListCursor(source, Long.MAX_VALUE, 300),
                new ListCursor(full),
                new TopicRules(Cleanup.NONE, Cleanup.NONE, NOW),
                LIMITS,
                new Start(0, 0, false, false));

        assertThat(comparison.step(10_000)).isEqualTo(Progress.AT_END);
        comparison.settle();

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.EXPIRED_ON_SOURCE, 200L));
        assertThat(comparison.records()).isEqualTo(300);
    }

    @Test
    void shouldAlarmWhenTheTargetLostAHeadThatIsYoungerThanItsRetention() {
        Start start = new Start(0, 100, false, true);
        Cleanup minute = new Cleanup(false, 0, 98_950, false);

        PartitionComparison comparison =
                aligned(full, full.subList(100, 500), start, new TopicRules(Cleanup.NONE, minute, NOW));

        // Records up to offset 49 (timestamp 1,049) are older than 98,950 ms.
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.EXPIRED_ON_TARGET, 50L));
        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.EXPIRED_EARLY, 50L));
        assertThat(comparison.records()).isEqualTo(400);
    }

    private static PartitionComparison aligned(List<TestRecord> source, List<TestRecord> target, Start start) {
        return aligned(source, target, start, new TopicRules(Cleanup.NONE, Cleanup.NONE, NOW));
    }

    private static PartitionComparison aligned(
            List<TestRecord> source, List<TestRecord> target, Start start, TopicRules rules) {
        PartitionComparison comparison =
                new PartitionComparison(new ListCursor(source), new ListCursor(target), rules, LIMITS, start);
        assertThat(comparison.step(10_000)).isEqualTo(Progress.AT_END);
        comparison.settle();
        return comparison;
    }

    /** What compaction leaves when it has cleaned everything below an offset. */
    private static List<TestRecord> compacted(List<TestRecord> records, long cleanedBelow) {
        List<TestRecord> kept = new ArrayList<>();
        Set<String> later = new HashSet<>();
        for (int i = records.size() - 1; i >= 0; i--) {
            TestRecord record = records.get(i);
            boolean clean = record.offset() < cleanedBelow;
            if (!clean || !later.contains(record.keyText())) {
                kept.add(0, record);
            }
            if (clean) {
                later.add(record.keyText());
            }
        }
        return kept;
    }
}
