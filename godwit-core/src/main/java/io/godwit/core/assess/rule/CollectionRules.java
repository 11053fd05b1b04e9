package io.godwit.core.assess.rule;

import io.godwit.core.assess.AssessedFinding;
import io.godwit.core.assess.AssessedFinding.Effort;
import io.godwit.core.assess.metrics.BrokerReading;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.error.AssessmentCode;
import io.godwit.core.finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What could not be collected, and what collected figures contradict. */
final class CollectionRules implements AssessmentRule {
    /** Two ways that differ by more do not measure the same. */
    private static final double DIFFERENCE_PERCENT = 10;

    private static final double CLOCK_SECONDS = 5;

    @Override
    public Stream<AssessedFinding> examine(Picture picture) {
        return Stream.of(
                        picture.facts().problems().stream()
                                .map(problem -> new AssessedFinding(
                                        problem.code(),
                                        problem.severity(),
                                        Effort.LOW.name().toLowerCase(Locale.ROOT),
                                        List.of(),
                                        problem.resource(),
                                        problem.reason(),
                                        problem.fix())),
                        picture.facts().metrics().stream().flatMap(CollectionRules::silent),
                        picture.facts().metrics().stream().flatMap(CollectionRules::clocks),
                        disagreements(picture))
                .flatMap(findings -> findings);
    }

    private static Stream<AssessedFinding> silent(MetricsReading reading) {
        Stream<AssessedFinding> each = reading.silent().stream()
                .map(broker -> new AssessedFinding(
                        broker.code(),
                        "warning",
                        "low",
                        List.of(),
                        "broker " + broker.broker() + " by " + reading.way(),
                        broker.reason(),
                        "godwit explain " + broker.code() + " tells what opens it"));
        int silent = reading.silent().size();
        return silent == 0 || reading.brokers().isEmpty()
                ? each
                : Stream.concat(
                        each,
                        Stream.of(AssessedFinding.of(
                                AssessmentCode.SUM_INCOMPLETE,
                                Severity.WARNING,
                                Effort.LOW,
                                List.of(),
                                "sums by " + reading.way(),
                                Words.count(silent, "broker") + " of "
                                        + (silent + reading.brokers().size())
                                        + " did not tell its part: the truth is higher than the sums, which are marked incomplete",
                                "open " + reading.way()
                                        + " on every broker and assess again; the log's figures are complete")));
    }

    private static Stream<AssessedFinding> clocks(MetricsReading reading) {
        return reading.brokers().stream()
                .filter(broker -> Math.abs(broker.clockAheadSeconds().orElse(0)) > CLOCK_SECONDS)
                .map(broker -> clock(reading, broker));
    }

    private static AssessedFinding clock(MetricsReading reading, BrokerReading broker) {
        double ahead = broker.clockAheadSeconds().orElse(0);
        return AssessedFinding.of(
                AssessmentCode.CLOCKS_APART,
                Severity.WARNING,
                Effort.LOW,
                List.of(),
                "broker " + broker.broker(),
                String.format(
                        Locale.ROOT,
                        "by %s its clock is %s %s this machine's: hours of different brokers do not begin together, and retention"
                                + " by time is off by as much",
                        reading.way(),
                        Duration.ofSeconds(Math.round(Math.abs(ahead)))
                                .toString()
                                .substring(2)
                                .toLowerCase(Locale.ROOT),
                        ahead > 0 ? "ahead of" : "behind"),
                "set the clocks by NTP on the brokers and here");
    }

    private static Stream<AssessedFinding> disagreements(Picture picture) {
        return picture.traffic().comparisons().stream()
                .filter(comparison -> Math.abs(comparison.differencePercent()) > DIFFERENCE_PERCENT)
                .map(comparison -> AssessedFinding.of(
                        AssessmentCode.WAYS_DISAGREE,
                        Severity.INFORMATION,
                        Effort.NONE,
                        List.of(),
                        comparison.quantity(),
                        String.format(
                                Locale.ROOT,
                                "%s says %.0f and %s %.0f, %+.1f %%: %s",
                                comparison.first(),
                                comparison.firstValue(),
                                comparison.second(),
                                comparison.secondValue(),
                                comparison.differencePercent(),
                                comparison.explanation()),
                        "size by the higher of the two, or measure longer with --window"));
    }
}
