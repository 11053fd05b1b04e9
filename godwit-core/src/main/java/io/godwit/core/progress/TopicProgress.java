package io.godwit.core.progress;

import io.godwit.core.status.Figures;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.PathCounts;
import io.godwit.core.status.TopicStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The progress of one topic over time, fed with samples. Mutable, for one thread.
 *
 * <p>Rates are counted in offsets, which both sides of the difference have in common; bytes follow by the mean size of the
 * copied records.
 */
public final class TopicProgress {
    private final Carried carried;
    private final Map<Integer, EndHistory> ends = new HashMap<>();
    private final Map<Integer, Long> firstPositions = new HashMap<>();
    private final Rate copy = new Rate();
    private final Rate source = new Rate();
    private SortedMap<Integer, PartitionSample> last = new TreeMap<>();
    private Optional<Instant> startedAt = Optional.empty();
    private Instant lastAt = Instant.MIN;

    /** What earlier runs of the mirror had copied, and on which ways. */
    public record Carried(long records, long bytes, Optional<PathCounts> paths) {
        public static final Carried NOTHING = new Carried(0, 0, Optional.empty());

        /** What a run left in its status. */
        public static Carried of(TopicStatus left) {
            return new Carried(
                    left.progress().recordsCopied().orElse(0),
                    left.progress().bytesCopied().orElse(0),
                    left.paths());
        }
    }

    public TopicProgress(Carried carried) {
        this.carried = carried;
    }

    /** Takes the next sample; time goes forward. */
    public void add(Instant now, SortedMap<Integer, PartitionSample> partitions) {
        if (startedAt.isEmpty()) {
            startedAt = Optional.of(now);
        } else {
            Duration since = Duration.between(lastAt, now);
            copy.add(advance(partitions, PartitionSample::effectivePosition), since);
            source.add(advance(partitions, PartitionSample::end), since);
        }
        partitions.forEach((partition, sample) -> {
            ends.computeIfAbsent(partition, unused -> new EndHistory()).saw(now, sample.end());
            sample.position().ifPresent(position -> firstPositions.putIfAbsent(partition, position));
        });
        last = new TreeMap<>(partitions);
        lastAt = now;
    }

    /** By how much a partition that was there before went on; never negative. */
    private double advance(
            SortedMap<Integer, PartitionSample> now, java.util.function.ToLongFunction<PartitionSample> of) {
        double sum = 0;
        for (Map.Entry<Integer, PartitionSample> entry : now.entrySet()) {
            PartitionSample before = last.get(entry.getKey());
            if (before != null) {
                sum += Math.max(0, of.applyAsLong(entry.getValue()) - of.applyAsLong(before));
            }
        }
        return sum;
    }

    public long lagRecords() {
        return last.values().stream().mapToLong(PartitionSample::lagRecords).sum();
    }

    /** Whether anything was ever copied. */
    public boolean hasMoved() {
        return last.values().stream().anyMatch(sample -> sample.position().isPresent());
    }

    /** Age of the oldest record that waits, in any partition; empty where one of them cannot be told. */
    public Optional<Duration> lag() {
        Duration longest = Duration.ZERO;
        for (Map.Entry<Integer, PartitionSample> entry : last.entrySet()) {
            Optional<Duration> waiting = waiting(entry.getKey(), entry.getValue());
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            longest = waiting.get().compareTo(longest) > 0 ? waiting.get() : longest;
        }
        return Optional.of(longest);
    }

    private Optional<Duration> waiting(int partition, PartitionSample sample) {
        EndHistory history = ends.get(partition);
        if (sample.lagRecords() == 0 || history == null) {
            return Optional.of(Duration.ZERO);
        }
        Optional<Duration> seen = history.waiting(lastAt, sample.effectivePosition());
        if (seen.isPresent()) {
            return seen;
        }
        // It was there before the first look; its predecessor's timestamp is the best that is known, unless its clock
        // ran ahead.
        return sample.lastTimestampMs().stream()
                .mapToObj(timestamp -> Duration.between(Instant.ofEpochMilli(timestamp), lastAt))
                .filter(age -> !age.isNegative())
                .findFirst();
    }

    public Figures figures() {
        if (last.isEmpty()) {
            return Figures.UNKNOWN;
        }
        long lag = lagRecords();
        OptionalLong records = recordsCopied();
        OptionalLong bytes = bytesCopied();
        OptionalDouble bytesPerRecord = bytesPerRecord();
        Eta eta = Eta.of(lag, copy.perSecond(), source.perSecond(), bytesPerRecord, measuredFor());
        return new Figures(
                percent(lag),
                records,
                bytes,
                copy.perSecond(),
                times(copy.perSecond(), bytesPerRecord),
                source.perSecond(),
                times(source.perSecond(), bytesPerRecord),
                OptionalLong.of(lag),
                lag().map(age -> OptionalDouble.of(age.toMillis() / 1000.0)).orElse(OptionalDouble.empty()),
                lagBytes(lag, bytesPerRecord),
                eta.seconds(),
                Optional.of(eta.words()));
    }

    private Duration measuredFor() {
        return startedAt.map(start -> Duration.between(start, lastAt)).orElse(Duration.ZERO);
    }

    /** 100 only when nothing is left. */
    private OptionalDouble percent(long lag) {
        long held = last.values().stream()
                .mapToLong(sample -> sample.end() - sample.start())
                .sum();
        long copied =
                last.values().stream().mapToLong(PartitionSample::copiedOffsets).sum();
        if (lag == 0) {
            return OptionalDouble.of(100);
        }
        return OptionalDouble.of(Math.min(99.9, Math.floor(1000.0 * copied / Math.max(1, held)) / 10));
    }

    /** Where the engine does not count records, offsets stand in for them. */
    private OptionalLong recordsCopied() {
        long sum = carried.records();
        for (Map.Entry<Integer, PartitionSample> entry : last.entrySet()) {
            PartitionSample sample = entry.getValue();
            long first = firstPositions.getOrDefault(entry.getKey(), sample.effectivePosition());
            sum += sample.records().orElse(sample.effectivePosition() - first);
        }
        return OptionalLong.of(sum);
    }

    private OptionalLong bytesCopied() {
        List<Long> known = new ArrayList<>();
        for (PartitionSample sample : last.values()) {
            if (sample.position().isPresent() && sample.bytes().isEmpty()) {
                return OptionalLong.empty();
            }
            sample.bytes().ifPresent(known::add);
        }
        return OptionalLong.of(
                carried.bytes() + known.stream().mapToLong(Long::longValue).sum());
    }

    /** The ways on which records came, of all runs together; empty where the engine knows one only. */
    public Optional<PathCounts> paths() {
        return Stream.concat(
                        carried.paths().stream(),
                        last.values().stream().map(PartitionSample::paths).flatMap(Optional::stream))
                .reduce(PathCounts::plus);
    }

    private OptionalDouble bytesPerRecord() {
        OptionalLong bytes = bytesCopied();
        OptionalLong records = recordsCopied();
        return bytes.isPresent() && bytes.getAsLong() > 0 && records.orElse(0) > 0
                ? OptionalDouble.of((double) bytes.getAsLong() / records.getAsLong())
                : OptionalDouble.empty();
    }

    private static OptionalLong lagBytes(long lag, OptionalDouble bytesPerRecord) {
        if (lag == 0) {
            return OptionalLong.of(0);
        }
        return bytesPerRecord.isPresent()
                ? OptionalLong.of(Math.round(lag * bytesPerRecord.getAsDouble()))
                : OptionalLong.empty();
    }

    private static OptionalDouble times(OptionalDouble rate, OptionalDouble factor) {
        return rate.isPresent() && factor.isPresent()
                ? OptionalDouble.of(rate.getAsDouble() * factor.getAsDouble())
                : OptionalDouble.empty();
    }

    /** In ascending order. */
    public List<PartitionStatus> partitions() {
        return last.entrySet().stream()
                .map(entry -> new PartitionStatus(
                        entry.getKey(),
                        entry.getValue().position(),
                        OptionalLong.of(entry.getValue().start()),
                        OptionalLong.of(entry.getValue().end()),
                        OptionalLong.of(entry.getValue().lagRecords()),
                        entry.getValue().offsets()))
                .toList();
    }
}
