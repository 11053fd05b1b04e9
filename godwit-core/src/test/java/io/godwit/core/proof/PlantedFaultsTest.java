package io.godwit.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Plants faults at random places of a stream and expects exactly them. */
class PlantedFaultsTest {
    private static final TopicRules PLAIN =
            new TopicRules(TopicRules.Cleanup.NONE, TopicRules.Cleanup.NONE, java.time.Instant.EPOCH);

    enum Fault {
        DROP(DifferenceKind.MISSING),
        DROP_TOMBSTONE(DifferenceKind.LOST_TOMBSTONE),
        INSERT(DifferenceKind.EXTRA),
        REPEAT(DifferenceKind.DUPLICATE),
        SWAP(DifferenceKind.OUT_OF_ORDER),
        CHANGE_KEY(DifferenceKind.CHANGED),
        CHANGE_VALUE(DifferenceKind.CHANGED),
        CHANGE_HEADER(DifferenceKind.CHANGED),
        CHANGE_TIMESTAMP(DifferenceKind.CHANGED);

        private final DifferenceKind kind;

        Fault(DifferenceKind kind) {
            this.kind = kind;
        }
    }

    record Plant(int at, Fault fault) {}

    /** Random places, never two of them next to each other: two faults at one place can be told in more than one way. */
    @Provide
    Arbitrary<List<Plant>> plants() {
        Arbitrary<Plant> plant = net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 298), Arbitraries.of(Fault.class))
                .as((place, fault) -> new Plant(place * 3, fault));
        return plant.list().uniqueElements(Plant::at).ofMaxSize(60).map(plants -> plants.stream()
                .sorted(Comparator.comparingInt(Plant::at))
                .toList());
    }

    @Property(tries = 400)
    void shouldFindExactlyWhatWasPlanted(@ForAll("plants") List<Plant> plants) {
        List<TestRecord> source = new ArrayList<>();
        List<TestRecord> target = new ArrayList<>();
        plant(plants, source, target);

        PartitionComparison comparison = compare(source, target);

        assertThat(comparison.differences()).isEqualTo(expected(plants));
        assertThat(comparison.sourceNext()).isEqualTo(source.size());
        for (OffsetMap.Run run : comparison.takeRuns().runs()) {
            for (int i = 0; i < run.length(); i++) {
                TestRecord s = source.get((int) run.sourceBase() + i);
                TestRecord t = target.get((int) run.targetBase() + i);
                assertThat(RecordEquality.equal(s, t)).isTrue();
            }
        }
    }

    /** Whatever the streams: what is called equal is equal, and every record is counted once. */
    @Property(tries = 400)
    void shouldNeverCallDifferentStreamsEqual(
            @ForAll("letters") List<Integer> left,
            @ForAll("letters") List<Integer> right,
            @ForAll @IntRange(min = 4, max = 64) int lookAhead) {
        List<TestRecord> source = letters(left);
        List<TestRecord> target = letters(right);
        PartitionComparison comparison = new PartitionComparison(
                new ListCursor(source),
                new ListCursor(target),
                PLAIN,
                new ComparisonLimits(lookAhead, 32, 5),
                new PartitionComparison.Start(0, 0, false, false));

        PartitionComparison.Progress progress = comparison.step(Integer.MAX_VALUE);
        comparison.settle();

        boolean prefix =
                left.size() >= right.size() && left.subList(0, right.size()).equals(right);
        assertThat(comparison.differences().isEmpty()).isEqualTo(prefix);
        if (progress == PartitionComparison.Progress.AT_END) {
            assertThat(comparison.records()
                            + count(comparison, DifferenceKind.CHANGED)
                            + count(comparison, DifferenceKind.OUT_OF_ORDER)
                            + count(comparison, DifferenceKind.EXTRA)
                            + count(comparison, DifferenceKind.DUPLICATE))
                    .isEqualTo(target.size());
            assertThat(comparison.records()
                            + count(comparison, DifferenceKind.CHANGED)
                            + count(comparison, DifferenceKind.OUT_OF_ORDER)
                            + count(comparison, DifferenceKind.MISSING))
                    .isEqualTo(comparison.sourceNext());
        }
    }

    @Provide
    Arbitrary<List<Integer>> letters() {
        return Arbitraries.integers().between(0, 25).list().ofMaxSize(200);
    }

    private static long count(PartitionComparison comparison, DifferenceKind kind) {
        return comparison.differences().getOrDefault(kind, 0L);
    }

    private static PartitionComparison compare(List<TestRecord> source, List<TestRecord> target) {
        return PartitionComparisonTest.compare(source, target, PLAIN, ComparisonLimits.listing(100));
    }

    private static Map<DifferenceKind, Long> expected(List<Plant> plants) {
        return plants.stream()
                .collect(Collectors.groupingBy(
                        plant -> plant.fault().kind,
                        () -> new EnumMap<DifferenceKind, Long>(DifferenceKind.class),
                        Collectors.counting()));
    }

    private static void plant(List<Plant> plants, List<TestRecord> source, List<TestRecord> target) {
        Map<Integer, Fault> faults = plants.stream().collect(Collectors.toMap(Plant::at, Plant::fault));
        @Nullable TestRecord held = null;
        for (int i = 0; i < 900; i++) {
            @Nullable Fault fault = faults.get(i);
            TestRecord record = TestRecord.of(i, "k" + i % 5, fault == Fault.DROP_TOMBSTONE ? null : "v" + i);
            source.add(record);
            target.addAll(fault == null ? List.of(record) : faulty(record, fault));
            if (held != null) {
                target.add(held);
                held = null;
            }
            held = fault == Fault.SWAP ? record : null;
        }
        IntStream.range(0, target.size())
                .forEach(i -> target.set(i, target.get(i).at(i)));
    }

    private static List<TestRecord> faulty(TestRecord record, Fault fault) {
        return switch (fault) {
            case DROP, DROP_TOMBSTONE, SWAP -> List.of();
            case INSERT ->
                List.of(
                        record,
                        TestRecord.of(0, "extra", "extra " + record.offset()).timestamp(-9));
            case REPEAT -> List.of(record, record);
            case CHANGE_KEY -> List.of(record.key("k?"));
            case CHANGE_VALUE -> List.of(record.value("v?"));
            case CHANGE_HEADER -> List.of(record.headers("trace=1"));
            case CHANGE_TIMESTAMP -> List.of(record.timestamp(record.timestamp() + 1));
        };
    }

    private static List<TestRecord> letters(List<Integer> letters) {
        return IntStream.range(0, letters.size())
                .mapToObj(
                        i -> TestRecord.of(i, null, "letter " + letters.get(i)).timestamp(letters.get(i)))
                .toList();
    }
}
