package io.godwit.migration.mirror;

import io.godwit.core.progress.Eta;
import io.godwit.core.status.Figures;
import io.godwit.core.status.TopicStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** All topics together: sums where each one is known, the worst where a sum makes no sense. Pure. */
final class Totals {
    private Totals() {}

    /** @param measuredFor how long the rates were measured */
    static Figures of(List<TopicStatus> topics, Duration measuredFor) {
        List<Figures> all = topics.stream().map(TopicStatus::progress).toList();
        List<Figures> known =
                all.stream().filter(figures -> figures.lagRecords().isPresent()).toList();
        if (known.isEmpty()) {
            return Figures.UNKNOWN;
        }
        long lag = sum(known, Figures::lagRecords).orElse(0);
        OptionalLong records = sum(known, Figures::recordsCopied);
        OptionalLong bytes = sum(known, Figures::bytesCopied);
        OptionalDouble copy = rate(known, Figures::copyRecordsPerSecond);
        OptionalDouble source = rate(known, Figures::sourceRecordsPerSecond);
        OptionalDouble size = bytes.orElse(0) > 0 && records.orElse(0) > 0
                ? OptionalDouble.of((double) bytes.getAsLong() / records.getAsLong())
                : OptionalDouble.empty();
        Eta eta = Eta.of(lag, copy, source, size, measuredFor);
        return new Figures(
                percent(topics, lag),
                records,
                bytes,
                copy,
                rate(known, Figures::copyBytesPerSecond),
                source,
                rate(known, Figures::sourceBytesPerSecond),
                OptionalLong.of(lag),
                longest(known),
                sum(known, Figures::lagBytes),
                eta.seconds(),
                Optional.of(eta.words()));
    }

    private static OptionalDouble percent(List<TopicStatus> topics, long lag) {
        long held = 0;
        for (TopicStatus topic : topics) {
            for (var partition : topic.partitions()) {
                held += partition.sourceEnd().orElse(0)
                        - partition.sourceStart().orElse(0);
            }
        }
        if (lag == 0) {
            return OptionalDouble.of(100);
        }
        double share = held == 0 ? 0 : (double) (held - lag) / held;
        return OptionalDouble.of(Math.max(0, Math.min(99.9, Math.floor(share * 1000) / 10)));
    }

    private static OptionalLong sum(List<Figures> all, Function<Figures, OptionalLong> of) {
        return all.stream().map(of).anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        all.stream().map(of).mapToLong(OptionalLong::getAsLong).sum());
    }

    /** A topic that copied nothing yet has no rate of its own, which takes nothing from the sum of the others. */
    private static OptionalDouble rate(List<Figures> all, Function<Figures, OptionalDouble> of) {
        List<OptionalDouble> present =
                all.stream().map(of).filter(OptionalDouble::isPresent).toList();
        return present.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(present.stream()
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sum());
    }

    private static OptionalDouble longest(List<Figures> all) {
        return all.stream().map(Figures::lagSeconds).anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : all.stream()
                        .map(Figures::lagSeconds)
                        .max(Comparator.comparingDouble(OptionalDouble::getAsDouble))
                        .orElse(OptionalDouble.empty());
    }
}
