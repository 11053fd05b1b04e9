package io.godwit.core.assess;

import io.godwit.core.assess.TrafficAssessment.Comparison;
import io.godwit.core.assess.TrafficAssessment.Way;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.log.HourlyAmounts;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.assess.traffic.ClusterHours;
import io.godwit.core.assess.traffic.RateStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Puts the ways of measuring side by side. */
final class TrafficAssessor {
    private static final double HOUR_SECONDS = 3_600;

    private final Facts facts;
    private final List<TopicAssessment> topics;
    private final ClusterHours hours;
    private final RateStatistics bytesIn;
    private final RateStatistics recordsIn;
    private final List<Way> ways = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();

    TrafficAssessor(Facts facts, List<TopicAssessment> topics) {
        this.facts = facts;
        this.topics = topics;
        this.hours = ClusterHours.of(facts.log());
        this.bytesIn = RateStatistics.of(facts.log().grid(), hours.bytes());
        this.recordsIn = RateStatistics.of(facts.log().grid(), hours.records());
    }

    TrafficAssessment traffic() {
        LogHistory log = facts.log();
        ways.add(new Way(
                "log",
                bytesIn.hours() + " hours of the logs, one replica, " + log.lookUps() + " look-ups",
                bytesIn.average(),
                bytesIn.peak(),
                OptionalDouble.empty(),
                recordsIn.average(),
                log.unanswered().isEmpty()));
        facts.window().ifPresent(this::window);
        facts.metrics().forEach(this::metrics);
        facts.monitoring().ifPresent(this::monitoring);
        FanOut fanOut = fanOut();
        return new TrafficAssessment(
                log.start(),
                log.hours(),
                hours,
                bytesIn,
                recordsIn,
                fanOut.factor(),
                fanOut.basis(),
                ways,
                comparisons,
                log.lookUps());
    }

    private void window(Facts.LogWindow window) {
        ways.add(new Way(
                "log-window",
                String.format(Locale.ROOT, "what the ends of the logs moved by in %.0f s", window.seconds()),
                OptionalDouble.of(window.bytesPerSecond()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(window.recordsPerSecond()),
                true));
    }

    private void metrics(MetricsReading reading) {
        Optional<MetricsReading.Sum> in = reading.sum(BrokerReading::bytesIn);
        Optional<MetricsReading.Sum> messages = reading.sum(BrokerReading::messagesIn);
        boolean complete = reading.silent().isEmpty()
                && in.map(MetricsReading.Sum::complete).orElse(false);
        ways.add(new Way(
                reading.way(),
                "counters of " + reading.brokers().size() + " of "
                        + (reading.brokers().size() + reading.silent().size()) + " brokers over "
                        + reading.window().toSeconds() + " s",
                value(in),
                OptionalDouble.empty(),
                value(reading.sum(BrokerReading::bytesOut)),
                value(messages),
                complete));
        facts.window().filter(window -> complete).ifPresent(window -> {
            compare(
                    "bytes in, a second",
                    "log-window",
                    window.bytesPerSecond(),
                    reading.way(),
                    value(in),
                    "the same time to within the moments of reading; the log takes new records to be as large as old ones");
            compare(
                    "records in, a second",
                    "log-window",
                    window.recordsPerSecond(),
                    reading.way(),
                    value(messages),
                    "the same time to within the moments of reading; markers of transactions take offsets and are no messages");
        });
    }

    private void monitoring(MonitoringHistory history) {
        TimeGrid own = new TimeGrid(history.start(), history.hours() + 1, facts.takenAt());
        RateStatistics in = statistics(own, history.bytesIn());
        ways.add(new Way(
                "prometheus",
                in.hours() + " hours of " + history.names().getOrDefault("bytesIn", "-"),
                in.average(),
                in.peak(),
                statistics(own, history.bytesOut()).average(),
                statistics(own, history.messagesIn()).average(),
                true));
        common(history.bytesIn(), hours.bytes(), own)
                .ifPresent(pair -> compare(
                        "bytes in, a second, " + pair.hours() + " common hours",
                        "log",
                        pair.first(),
                        "prometheus",
                        OptionalDouble.of(pair.second()),
                        "the log has lost what was compacted or deleted since, and knows producers' timestamps; the counter knows"
                                + " arrival"));
        common(history.messagesIn(), hours.records(), own)
                .ifPresent(pair -> compare(
                        "records in, a second, " + pair.hours() + " common hours",
                        "log",
                        pair.first(),
                        "prometheus",
                        OptionalDouble.of(pair.second()),
                        "markers of transactions take offsets and are no messages; compacted records keep theirs"));
    }

    private RateStatistics statistics(TimeGrid grid, HourlyAmounts full) {
        // The history has no hour in progress; the statistics leave that one out anyway.
        long[] amounts = new long[full.hours() + 1];
        System.arraycopy(full.toArray(), 0, amounts, 0, full.hours());
        amounts[full.hours()] = HourlyAmounts.UNKNOWN;
        return RateStatistics.of(grid, HourlyAmounts.of(amounts));
    }

    private record Pair(int hours, double first, double second) {}

    /** The means of the full hours that both know. */
    private Optional<Pair> common(HourlyAmounts monitored, HourlyAmounts logged, TimeGrid own) {
        long shift = Duration.between(own.start(), facts.log().start()).toHours();
        int count = 0;
        double first = 0;
        double second = 0;
        for (int hour = 0; hour < facts.log().hours() - 1; hour++) {
            long other = hour + shift;
            if (other >= 0 && other < monitored.hours() && logged.isKnown(hour) && monitored.isKnown((int) other)) {
                count++;
                first += logged.at(hour);
                second += monitored.at((int) other);
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Pair(count, first / count / HOUR_SECONDS, second / count / HOUR_SECONDS));
    }

    private void compare(
            String quantity, String first, double one, String second, OptionalDouble other, String explanation) {
        if (other.isPresent() && (one > 0 || other.getAsDouble() > 0)) {
            double difference = one > 0 ? (other.getAsDouble() - one) / one * 100 : 100;
            comparisons.add(new Comparison(quantity, first, one, second, other.getAsDouble(), difference, explanation));
        }
    }

    private record FanOut(OptionalDouble factor, String basis) {}

    /** Measured where a way tells both; else each group that has offsets of a topic is taken to read all of it once. */
    private FanOut fanOut() {
        for (String name : List.of("prometheus", "jmx", "jolokia")) {
            Optional<Way> way = ways.stream()
                    .filter(one -> one.name().equals(name) && one.complete())
                    .filter(one -> one.bytesIn().orElse(0) > 0 && one.bytesOut().isPresent())
                    .findFirst();
            if (way.isPresent()) {
                return new FanOut(
                        OptionalDouble.of(way.get().bytesOut().getAsDouble()
                                / way.get().bytesIn().getAsDouble()),
                        "bytes out over bytes in by " + name);
            }
        }
        Function<TopicAssessment, Double> in =
                topic -> topic.bytesIn().average().orElse(0);
        double written = topics.stream().mapToDouble(in::apply).sum();
        double read = topics.stream()
                .mapToDouble(topic -> in.apply(topic) * topic.readers().size())
                .sum();
        return written <= 0
                ? new FanOut(OptionalDouble.empty(), "unknown: nothing is written, and no metrics were read")
                : new FanOut(
                        OptionalDouble.of(read / written),
                        "estimated: each group with offsets of a topic reads all of it once; no metrics told bytes out");
    }

    private static OptionalDouble value(Optional<MetricsReading.Sum> sum) {
        return sum.map(found -> OptionalDouble.of(found.value())).orElseGet(OptionalDouble::empty);
    }
}
