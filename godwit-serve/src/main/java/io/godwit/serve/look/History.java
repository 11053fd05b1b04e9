package io.godwit.serve.look;

import io.godwit.core.status.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How fast it went and how far behind it was: the last hour finely, the last day coarsely, in bounded memory. */
public final class History {
    private final Ring hour = new Ring(Duration.ofSeconds(5), Duration.ofHours(1));
    private final Ring day = new Ring(Duration.ofMinutes(1), Duration.ofHours(24));

    /**
     * One moment. What is absent was not known then.
     *
     * @param source how fast the source grew, in offsets per second
     * @param copied how fast records were copied, in offsets per second
     * @param sourceBytes the first in bytes per second
     * @param copiedBytes the second in bytes per second
     * @param lag offsets that were not copied
     * @param lagSeconds age of the oldest record that was not copied
     */
    public record Sample(
            Instant at,
            OptionalDouble source,
            OptionalDouble copied,
            OptionalDouble sourceBytes,
            OptionalDouble copiedBytes,
            OptionalLong lag,
            OptionalDouble lagSeconds) {
        static Sample of(Instant at, Figures figures, boolean running) {
            return new Sample(
                    at,
                    figures.sourceRecordsPerSecond(),
                    running ? figures.copyRecordsPerSecond() : OptionalDouble.empty(),
                    figures.sourceBytesPerSecond(),
                    running ? figures.copyBytesPerSecond() : OptionalDouble.empty(),
                    figures.lagRecords(),
                    figures.lagSeconds());
        }
    }

    /** How far back. */
    public enum Range {
        HOUR("1h"),
        DAY("24h");

        private final String word;

        Range(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The range of that word. */
        public static Optional<Range> of(String word) {
            return List.of(values()).stream()
                    .filter(range -> range.word.equals(word))
                    .findFirst();
        }
    }

    synchronized void add(Sample sample) {
        hour.add(sample);
        day.add(sample);
    }

    /** Oldest first. */
    public synchronized List<Sample> samples(Range range) {
        return List.copyOf((range == Range.HOUR ? hour : day).samples);
    }

    private static final class Ring {
        private final Duration step;
        private final Duration span;
        private final Deque<Sample> samples = new ArrayDeque<>();

        Ring(Duration step, Duration span) {
            this.step = step;
            this.span = span;
        }

        void add(Sample sample) {
            Sample last = samples.peekLast();
            // A clock that was set back must not stop the history until it has caught up.
            if (last != null && sample.at().isBefore(last.at())) {
                samples.removeIf(other -> !other.at().isBefore(sample.at()));
                last = samples.peekLast();
            }
            if (last == null || Duration.between(last.at(), sample.at()).compareTo(step) >= 0) {
                samples.add(sample);
            }
            while (Duration.between(samples.getFirst().at(), sample.at()).compareTo(span) > 0) {
                samples.removeFirst();
            }
        }
    }
}
