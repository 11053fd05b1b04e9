package io.godwit.mirror.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.mirror.copy.SimulatedMirror.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is lost, late or killed in whichever order, the target's log is the source's from its beginning on. */
class ExactlyOnceProperties {
    private static final int OFFSETS = 60;
    private static final int TURNS = 1_500;

    private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);

    @Property(tries = 500)
    void shouldCopyEachRecordOnceWhenConnectionsAreLostAndMirrorsAreKilled(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<Boolean> source = source(random);
        SimulatedLog log = new SimulatedLog();
        SimulatedMirror mirror = new SimulatedMirror(source, log, random, clock::get);
        List<Deque<Request>> late = new ArrayList<>();

        // when
        for (int turn = 0; turn < TURNS && !mirror.isDone(); turn++) {
            switch (random.nextInt(turn < TURNS / 2 ? 24 : 20)) {
                case 0, 1, 2, 3, 4, 5 -> mirror.turn();
                case 6, 7, 8, 9, 10 -> mirror.requestArrives();
                case 11, 12, 13, 14, 15 -> mirror.answerArrives();
                case 16, 17, 18, 19 -> passTime(random, late);
                case 20 -> late.add(firstOf(mirror.loseConnection(), random));
                case 21 -> {
                    late.add(firstOf(mirror.loseConnection(), random));
                    mirror = new SimulatedMirror(source, log, random, clock::get);
                }
                case 22 -> arrive(random, late);
                default -> {
                    // Not in the first moments of a partition: brokers look for what to forget every ten minutes.
                    if (mirror.report().nextSourceOffset() > 0 && late.isEmpty()) {
                        log.forgetProducer();
                    }
                }
            }
            assertThat(log.entries).isEqualTo(expected(source).subList(0, log.entries.size()));
            assertThat(mirror.isStopped()).as(mirror.report().toString()).isFalse();
        }

        // then
        assertThat(mirror.isDone()).isTrue();
        assertThat(log.entries).isEqualTo(expected(source));
    }

    @Property(tries = 500)
    void shouldCopyEachRecordOnceWhenTwoMirrorsRun(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<Boolean> source = source(random).stream().map(unused -> true).toList();
        SimulatedLog log = new SimulatedLog();
        List<SimulatedMirror> mirrors = List.of(
                new SimulatedMirror(source, log, random, clock::get),
                new SimulatedMirror(source, log, random, clock::get));

        // when
        for (int turn = 0; turn < TURNS * 2 && !mirrors.stream().allMatch(SimulatedMirror::isDone); turn++) {
            SimulatedMirror mirror = mirrors.get(random.nextInt(2));
            switch (random.nextInt(8)) {
                case 0, 1 -> mirror.turn();
                case 2, 3 -> mirror.requestArrives();
                case 4, 5 -> mirror.answerArrives();
                default -> clock.addAndGet(Duration.ofMillis(100).toNanos());
            }
            assertThat(log.entries).isEqualTo(expected(source).subList(0, log.entries.size()));
            assertThat(mirror.isStopped()).as(mirror.report().toString()).isFalse();
        }

        // then
        assertThat(log.entries).isEqualTo(expected(source));
    }

    /** Requests of one connection arrive in their order, so what is lost are the last ones. */
    private static Deque<Request> firstOf(List<Request> sent, Random random) {
        return new ArrayDeque<>(sent.subList(0, random.nextInt(sent.size() + 1)));
    }

    /** What is late arrives before the log is taken for settled. */
    private void passTime(Random random, List<Deque<Request>> late) {
        while (!late.isEmpty()) {
            arrive(random, late);
        }
        clock.addAndGet(Duration.ofMillis(400).toNanos());
    }

    private static void arrive(Random random, List<Deque<Request>> late) {
        if (!late.isEmpty()) {
            Deque<Request> connection = late.get(random.nextInt(late.size()));
            if (connection.isEmpty()) {
                late.removeIf(Deque::isEmpty);
            } else {
                connection.remove().arrive();
            }
        }
    }

    private static List<Boolean> source(Random random) {
        List<Boolean> source = new ArrayList<>();
        while (source.size() < OFFSETS) {
            boolean isRecord = random.nextInt(3) > 0;
            for (int i = random.nextInt(isRecord ? 8 : 3); i >= 0; i--) {
                source.add(isRecord);
            }
        }
        return source;
    }

    private static List<String> expected(List<Boolean> source) {
        List<String> expected = new ArrayList<>();
        for (boolean isRecord : source) {
            expected.add(isRecord ? "value " + expected.size() : SimulatedLog.MARKER);
        }
        return expected;
    }
}
