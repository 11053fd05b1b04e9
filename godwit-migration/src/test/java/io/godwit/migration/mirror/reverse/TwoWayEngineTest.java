package io.godwit.migration.mirror.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.engine.EngineSnapshot.PartitionPosition;
import io.godwit.core.engine.EngineSnapshot.PartitionStop;
import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.MirrorAssignment;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.MirrorError;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.reverse.CopyReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A topic goes one way at a time, and what is told of it is certain. */
class TwoWayEngineTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 0);
    private static final PartitionId PRICES = new PartitionId("prices", 0);

    private final FakeEngine forward = new FakeEngine();
    private final FakeEngine reverse = new FakeEngine();
    private final FakeLogs source = new FakeLogs();
    private final FakeLogs target = new FakeLogs();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final CopyDirections directions = new CopyDirections(journal);
    private final TwoWayEngine engine = started();

    private TwoWayEngine started() {
        return new TwoWayEngine(
                forward, Optional.of(reverse), source, target, journal, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private void turn(CopyDirection direction) {
        directions.turn("one", new TreeSet<>(List.of("orders")), direction, Instant.EPOCH);
    }

    private void look(TwoWayEngine looking) {
        SortedMap<String, Integer> partitions = new TreeMap<>(Map.of("orders", 1, "prices", 1));
        looking.assign(new MirrorAssignment(partitions, new TreeSet<>(), OptionalLong.empty()));
    }

    private CopyReport report() {
        return directions.report("one").orElseThrow();
    }

    @Test
    void shouldNotTouchTheReverseEngineBeforeATopicTurns() {
        look(engine);
        engine.snapshot();

        assertThat(forward.assigned).containsExactly("orders", "prices");
        assertThat(reverse.wasTouched).isFalse();
    }

    @Test
    void shouldGiveATopicToTheOtherEngineOnlyWhenNothingIsUnderWay() {
        look(engine);
        turn(CopyDirection.REVERSE);
        forward.leaving.add(ORDERS);
        look(engine);

        assertThat(forward.assigned).containsExactly("prices");
        assertThat(reverse.assigned).isEmpty();

        forward.leaving.clear();
        look(engine);

        assertThat(reverse.assigned).containsExactly("orders");
    }

    @Test
    void shouldGiveATopicBackOnlyWhenNothingIsUnderWay() {
        turn(CopyDirection.REVERSE);
        look(engine);
        turn(CopyDirection.FORWARD);
        reverse.leaving.add(ORDERS);
        look(engine);

        assertThat(reverse.assigned).isEmpty();
        assertThat(forward.assigned).containsExactly("prices");

        reverse.leaving.clear();
        look(engine);

        assertThat(forward.assigned).containsExactly("orders", "prices");
    }

    @Test
    void shouldSayThatItIsArmedWhenItStandsAtTheEndOfBothLogs() {
        turn(CopyDirection.REVERSE);
        source.ends.put(ORDERS, 10L);
        target.ends.put(ORDERS, 10L);
        look(engine);
        assertThat(report().settled()).isFalse();
        assertThat(report().waitingFor()).contains("orders-0", "the target ends at 10");

        reverse.standAt(ORDERS, 10);
        look(engine);

        assertThat(report().settled()).isTrue();
    }

    @Test
    void shouldStayArmedInALaterProcessWhateverIsWritten() {
        turn(CopyDirection.REVERSE);
        source.ends.put(ORDERS, 10L);
        target.ends.put(ORDERS, 10L);
        reverse.standAt(ORDERS, 10);
        look(engine);

        target.ends.put(ORDERS, 25L);
        look(started());

        assertThat(report().settled()).isTrue();
    }

    @Test
    void shouldTellWhatKeepsItFromBeingArmed() {
        turn(CopyDirection.REVERSE);
        reverse.stops.put(ORDERS, new PartitionStop(MirrorError.REVERSE_STOPPED, "no permission", "give it"));
        look(engine);

        assertThat(report().obstacle())
                .hasValueSatisfying(why -> assertThat(why).contains("no permission"));
    }

    @Test
    void shouldHaltOnlyWhenNothingIsUnderWay() {
        turn(CopyDirection.REVERSE);
        look(engine);
        turn(CopyDirection.HALTED);
        reverse.leaving.add(ORDERS);
        look(engine);
        assertThat(report().settled()).isFalse();

        reverse.leaving.clear();
        look(engine);

        assertThat(report().settled()).isTrue();
        assertThat(forward.assigned).containsExactly("prices");
        assertThat(reverse.assigned).isEmpty();
    }

    @Test
    void shouldKeepThePositionOfATopicThatIsHalted() {
        turn(CopyDirection.REVERSE);
        reverse.standAt(ORDERS, 42);
        look(engine);
        engine.snapshot();
        turn(CopyDirection.HALTED);
        look(engine);

        assertThat(engine.snapshot().positions())
                .hasEntrySatisfying(ORDERS, position -> assertThat(position.nextSourceOffset())
                        .isEqualTo(42));
    }

    @Test
    void shouldCountOnWhenATopicChangesEngines() {
        look(engine);
        forward.positions.put(ORDERS, new PartitionPosition(10, 10, 1_000, OptionalLong.empty()));
        engine.snapshot();
        turn(CopyDirection.REVERSE);
        reverse.positions.put(ORDERS, new PartitionPosition(13, 3, 300, OptionalLong.empty()));
        look(engine);

        assertThat(engine.snapshot().positions())
                .containsEntry(ORDERS, new PartitionPosition(13, 13, 1_300, OptionalLong.empty()));
    }

    @Test
    void shouldNeverCopyForwardWhatAnEngineWithoutReverseFindsTurned() {
        turn(CopyDirection.REVERSE);
        TwoWayEngine oneWay = new TwoWayEngine(
                forward, Optional.empty(), source, target, journal, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        look(oneWay);

        assertThat(forward.assigned).containsExactly("prices");
    }

    @Test
    void shouldReadTheLogOfTheClusterThatIsCopied() {
        source.ends.put(ORDERS, 10L);
        target.ends.put(ORDERS, 25L);
        source.ends.put(PRICES, 3L);
        turn(CopyDirection.REVERSE);
        look(engine);

        Map<PartitionId, LogRange> ranges = new ReadLogs(engine, source, target).ranges(List.of(ORDERS, PRICES));

        assertThat(ranges).containsEntry(ORDERS, new LogRange(0, 25)).containsEntry(PRICES, new LogRange(0, 3));
    }

    /** Logs that begin at 0. */
    private static final class FakeLogs implements TopicLogs {
        private final SortedMap<PartitionId, Long> ends = new TreeMap<>();

        @Override
        public SortedMap<String, TopicShape> topics(Predicate<String> wanted) {
            return new TreeMap<>();
        }

        @Override
        public Map<PartitionId, LogRange> ranges(Collection<PartitionId> partitions) {
            return partitions.stream()
                    .filter(partition -> ends.containsKey(partition))
                    .collect(Collectors.toMap(
                            partition -> partition, partition -> new LogRange(0, ends.getOrDefault(partition, 0L))));
        }

        @Override
        public Map<String, OptionalLong> retentionMs(Collection<String> topics) {
            return Map.of();
        }
    }
}
