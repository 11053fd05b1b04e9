package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.proof.Mismatch.RecordSketch;
import io.godwit.core.proof.OffsetMap.Run;
import io.godwit.core.proof.PartitionComparison.Progress;
import io.godwit.core.proof.PartitionComparison.Start;
import io.godwit.core.proof.TopicRules.Cleanup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionComparisonTest {
    private static final TopicRules PLAIN =
            new TopicRules(Cleanup.NONE, Cleanup.NONE, Instant.ofEpochSecond(1_000_000));
    private static final Start BEGINNING = new Start(0, 0, false, false);

    private final List<TestRecord> source = records(200);
    private final List<TestRecord> target = new ArrayList<>(source);

    @Test
    void shouldFindEqualStreamsEqualAndMapThemInOneRun() {
        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.records()).isEqualTo(200);
        assertThat(comparison.sourceNext()).isEqualTo(200);
        assertThat(comparison.takeRuns().runs()).containsExactly(new Run(0, 0, 200));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 198})
    void shouldNameAMissingRecord(int at) {
        target.remove(at);
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.MISSING, 1L));
        assertThat(comparison.mismatches().get(0).sourceOffset()).isEqualTo(at);
        assertThat(comparison.mismatches().get(0).targetOffset()).isEqualTo(at);
        assertThat(comparison.records()).isEqualTo(199);
        assertThat(comparison.takeRuns().translate(150, 0)).isEqualTo(at < 150 ? 149 : 150);
    }

    @Test
    void shouldNotCallTheTailMissingWhileTheCopyIsBehind() {
        target.subList(150, 200).clear();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.sourceNext()).isEqualTo(150);
        assertThat(comparison.targetNext()).isEqualTo(150);
    }

    @Test
    void shouldNotCallTheTailMissingWhenAnotherRecordIsMissingNearTheEnd() {
        target.subList(197, 200).clear();
        target.remove(195);
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.MISSING, 1L));
        assertThat(comparison.sourceNext()).isEqualTo(197);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200})
    void shouldNameAnExtraRecord(int at) {
        target.add(at, TestRecord.of(0, "stranger", "not from the source").timestamp(77));
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.EXTRA, 1L));
        assertThat(comparison.mismatches().get(0).targetOffset()).isEqualTo(at);
        assertThat(comparison.records()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 100})
    void shouldNameRecordsThatWereAppendedTwice(int count) {
        target.addAll(150, source.subList(150 - count, 150));
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.DUPLICATE, (long) count));
        assertThat(comparison.records()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60})
    void shouldNameTwoSwappedRecords(int distance) {
        TestRecord moved = target.get(100);
        target.set(100, target.get(100 + distance));
        target.set(100 + distance, moved);
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).containsOnlyKeys(DifferenceKind.OUT_OF_ORDER);
        assertThat(comparison.differences().get(DifferenceKind.OUT_OF_ORDER)).isEqualTo(distance == 1 ? 1 : 2);
    }

    @Test
    void shouldNameTheLastTwoSwapped() {
        target.add(198, target.remove(199));
        renumberTarget();

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.OUT_OF_ORDER, 1L));
        assertThat(comparison.sourceNext()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199})
    void shouldNameTheChangedField(int at) {
        assertThat(changedFields(at, source.get(at).key("K"))).containsExactly(RecordField.KEY);
        assertThat(changedFields(at, source.get(at).key(null))).containsExactly(RecordField.KEY);
        assertThat(changedFields(at, source.get(at).value("v"))).containsExactly(RecordField.VALUE);
        assertThat(changedFields(at, source.get(at).value(null))).containsExactly(RecordField.VALUE);
        assertThat(changedFields(at, source.get(at).timestamp(5))).containsExactly(RecordField.TIMESTAMP);
        assertThat(changedFields(at, source.get(at).headers("b=2", "a=1"))).containsExactly(RecordField.HEADERS);
    }

    @Test
    void shouldSeeHeaderOrderAndRepetition() {
        source.set(50, source.get(50).headers("a=1", "b=2", "a=1"));

        assertThat(changedFields(50, source.get(50).headers("a=1", "a=1", "b=2")))
                .containsExactly(RecordField.HEADERS);
        assertThat(changedFields(50, source.get(50).headers("a=1", "b=2"))).containsExactly(RecordField.HEADERS);
        assertThat(changedFields(50, source.get(50).headers("a=1", "b=2", "a=")))
                .containsExactly(RecordField.HEADERS);
    }

    @Test
    void shouldTellAnEmptyValueFromNone() {
        source.set(50, source.get(50).value(""));

        assertThat(changedFields(50, source.get(50).value(null))).containsExactly(RecordField.VALUE);
    }

    @Test
    void shouldNameALostTombstone() {
        source.set(120, source.get(120).value(null));
        target.remove(120);
        renumberTarget();

        assertThat(compare().differences()).isEqualTo(Map.of(DifferenceKind.LOST_TOMBSTONE, 1L));
    }

    @Test
    void shouldShowHashesAndSizesAndNoPayload() {
        target.set(3, target.get(3).value("secret"));

        Mismatch mismatch = compare().mismatches().get(0);

        RecordSketch sketch = mismatch.target().orElseThrow();
        assertThat(sketch.valueBytes()).isEqualTo(6);
        assertThat(sketch.valueHash())
                .hasSize(16)
                .isNotEqualTo(mismatch.source().orElseThrow().valueHash());
        assertThat(mismatch.toString()).doesNotContain("secret");
    }

    @Test
    void shouldStopWhereNothingIsEqualAnyMore() {
        List<TestRecord> longSource = records(1_000);
        List<TestRecord> other = LongStream.range(100, 1_000)
                .mapToObj(i -> TestRecord.of(i, "x" + i, "other " + i).timestamp(5_000_000 + i))
                .collect(Collectors.toList());
        other.addAll(0, longSource.subList(0, 100));
        PartitionComparison comparison = new PartitionComparison(
                new ListCursor(longSource), new ListCursor(other), PLAIN, new ComparisonLimits(128, 64, 10), BEGINNING);

        assertThat(comparison.step(10_000)).isEqualTo(Progress.LOST_SYNC);

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.LOST_SYNC, 1L));
        assertThat(comparison.sourceNext()).isEqualTo(100);
        assertThat(comparison.records()).isEqualTo(100);
    }

    @Test
    void shouldCountEachRecordWhenAFieldDiffersEverywhere() {
        List<TestRecord> longSource = records(1_000);
        List<TestRecord> longTarget =
                longSource.stream().map(r -> r.timestamp(r.timestamp() + 1)).toList();

        PartitionComparison comparison = compare(longSource, longTarget, PLAIN, new ComparisonLimits(128, 64, 10));

        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.CHANGED, 1_000L));
        assertThat(comparison.mismatches()).hasSize(10);
    }

    @Test
    void shouldExplainTimestampsThatTheTargetSet() {
        target.replaceAll(record -> record.stamped(9_999_999));

        PartitionComparison comparison = compare();

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.explained()).isEqualTo(Map.of(ExplainedKind.RESTAMPED, 200L));
    }

    @Test
    void shouldMapGapsThatTransactionMarkersLeaveOnTheSource() {
        List<TestRecord> gaps =
                source.stream().map(r -> r.at(r.offset() + r.offset() / 50)).toList();

        PartitionComparison comparison = compare(gaps, target, PLAIN, ComparisonLimits.listing(10));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.takeRuns().runs())
                .containsExactly(new Run(0, 0, 50), new Run(51, 50, 50), new Run(102, 100, 50), new Run(153, 150, 50));
    }

    @Test
    void shouldGoOnWhenTheTargetCatchesUp() {
        ListCursor targetCursor = new ListCursor(target, 120, 0);
        PartitionComparison comparison = new PartitionComparison(
                new ListCursor(source, 200, 0), targetCursor, PLAIN, ComparisonLimits.listing(10), BEGINNING);
        assertThat(comparison.step(1_000)).isEqualTo(Progress.AT_END);
        assertThat(comparison.sourceNext()).isEqualTo(120);

        targetCursor.extendTo(200);

        assertThat(comparison.step(1_000)).isEqualTo(Progress.AT_END);
        assertThat(comparison.sourceNext()).isEqualTo(200);
        assertThat(comparison.records()).isEqualTo(200);
        assertThat(comparison.takeRuns().runs()).containsExactly(new Run(0, 0, 200));
    }

    private List<RecordField> changedFields(int at, TestRecord changed) {
        List<TestRecord> changedTarget = new ArrayList<>(source);
        changedTarget.set(at, changed);
        PartitionComparison comparison = compare(source, changedTarget, PLAIN, ComparisonLimits.listing(10));
        assertThat(comparison.differences()).isEqualTo(Map.of(DifferenceKind.CHANGED, 1L));
        assertThat(comparison.sourceNext()).isEqualTo(200);
        Mismatch mismatch = comparison.mismatches().get(0);
        assertThat(mismatch.sourceOffset()).isEqualTo(at);
        assertThat(mismatch.targetOffset()).isEqualTo(at);
        return mismatch.fields();
    }

    private PartitionComparison compare() {
        return compare(source, target, PLAIN, ComparisonLimits.listing(10));
    }

    static PartitionComparison compare(
            List<TestRecord> source, List<TestRecord> target, TopicRules rules, ComparisonLimits limits) {
        PartitionComparison comparison =
                new PartitionComparison(new ListCursor(source), new ListCursor(target), rules, limits, BEGINNING);
        assertThat(comparison.step(Integer.MAX_VALUE)).isEqualTo(Progress.AT_END);
        comparison.settle();
        return comparison;
    }

    private void renumberTarget() {
        for (int i = 0; i < target.size(); i++) {
            target.set(i, target.get(i).at(i));
        }
    }

    static List<TestRecord> records(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> TestRecord.of(i, "customer-" + i % 7, "order " + i))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
