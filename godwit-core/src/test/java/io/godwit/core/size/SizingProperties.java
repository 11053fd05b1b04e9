package io.godwit.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SizingProperties {
    private static final Catalog CATALOG = Catalog.builtIn();
    private static final double ROUNDING = 1e-6;
    /** The figure that is the number of partitions. */
    private static final int PARTITIONS = 4;

    @Property(tries = 200)
    void moreLoadNeverCostsLess(
            @ForAll("loads") LoadFigures load,
            @ForAll @DoubleRange(min = 1, max = 8) double factor,
            @ForAll @IntRange(min = 0, max = 5) int figure,
            @ForAll Assumptions assumptions) {
        Map<String, SizeOption> before = accepted(size(load, assumptions, 3));
        Map<String, SizeOption> after = accepted(size(more(load, factor, figure), assumptions, 3));
        // Of more partitions each has to carry less, so a limit of the single partition may hold for more of them only.
        Set<String> tooFewPartitions = figure == PARTITIONS ? tooFewPartitions(load, assumptions) : Set.of();

        after.forEach((name, option) -> {
            SizeOption former = before.get(name);
            assertThat(former != null || tooFewPartitions.contains(name))
                    .as("%s fits the larger load only", name)
                    .isTrue();
            assertThat(option.priceOrHighest())
                    .as(name)
                    .isGreaterThanOrEqualTo(former == null ? 0 : former.priceOrHighest() - ROUNDING);
        });
    }

    private static Set<String> tooFewPartitions(LoadFigures load, Assumptions assumptions) {
        return size(load, assumptions, 3).options().stream()
                .filter(option -> option.refused()
                        .filter(reason -> reason.contains("and a partition takes"))
                        .isPresent())
                .map(SizingProperties::name)
                .collect(Collectors.toSet());
    }

    private static String name(SizeOption option) {
        return option.instanceType() + " " + option.storage().mode();
    }

    @Property(tries = 200)
    void brokersComeInMultiplesOfZones(
            @ForAll("loads") LoadFigures load, @ForAll @IntRange(min = 2, max = 3) int zones) {
        assertThat(size(load, Assumptions.GODWIT, zones).options())
                .allMatch(option -> option.brokers() % zones == 0)
                .allMatch(option -> option.brokers() >= zones || option.family().equals("serverless"));
    }

    @Property(tries = 200)
    void whatFitsKeepsEveryLimit(@ForAll("loads") LoadFigures load, @ForAll @IntRange(min = 2, max = 3) int zones) {
        for (SizeOption option : size(load, Assumptions.GODWIT, zones).options()) {
            if (option.accepted()) {
                int brokers = Math.max(1, option.brokers());
                assertThat(option.constraints())
                        .allMatch(constraint -> constraint.exactBrokers() <= brokers + ROUNDING);
                assertThat(option.headroom().orElseThrow().zoneLostPercent()).isGreaterThan(20 - ROUNDING);
                assertThat(option.storage().gibPerBroker()).isLessThanOrEqualTo(16_384);
                if (!option.family().startsWith("self-run")) {
                    assertThat(option.brokers()).isLessThanOrEqualTo(60);
                }
            }
        }
    }

    @Property(tries = 200)
    void oneGroupOfBrokersLessWouldNotDo(@ForAll("loads") LoadFigures load, @ForAll Assumptions assumptions) {
        for (SizeOption option : size(load, assumptions, 3).options()) {
            if (option.brokers() > 3) {
                assertThat(option.constraints())
                        .anyMatch(constraint -> constraint.exactBrokers() > option.brokers() - 3 - ROUNDING);
            }
        }
    }

    @Property(tries = 200)
    void theBillIsTheSumOfItsItems(@ForAll("loads") LoadFigures load, @ForAll Assumptions assumptions) {
        for (SizeOption option : size(load, assumptions, 3).options()) {
            assertThat(option.costs().stream().mapToDouble(CostItem::usd).sum())
                    .isCloseTo(option.monthlyUsd().orElseThrow(), within(ROUNDING));
        }
    }

    @Property(tries = 200)
    void theRecommendedFitsAndCostsAtMostItsToleranceMore(@ForAll("loads") LoadFigures load) {
        Sizing sizing = size(load, Assumptions.GODWIT, 3);
        sizing.recommended().ifPresent(choice -> {
            double cheapest = sizing.options().stream()
                    .filter(SizeOption::managed)
                    .filter(SizeOption::accepted)
                    .mapToDouble(SizeOption::priceOrHighest)
                    .min()
                    .orElseThrow();
            assertThat(choice.option().accepted()).isTrue();
            assertThat(choice.option().managed()).isTrue();
            assertThat(choice.option().priceOrHighest())
                    .isLessThanOrEqualTo(cheapest * Recommendation.TOLERANCE + ROUNDING);
        });
    }

    private static Sizing size(LoadFigures load, Assumptions assumptions, int zones) {
        return Sizing.of(load, new SizeTarget("us-east-1", zones, OptionalDouble.empty(), assumptions), CATALOG);
    }

    private static Map<String, SizeOption> accepted(Sizing sizing) {
        return sizing.options().stream()
                .filter(SizeOption::accepted)
                .collect(Collectors.toMap(SizingProperties::name, option -> option));
    }

    private static LoadFigures more(LoadFigures load, double factor, int figure) {
        Duration retention = load.retention().orElseThrow();
        boolean time = figure == 5;
        return new LoadFigures(
                load.ingressAverage() * (figure == 0 ? factor : 1),
                load.ingressPeak() * (figure <= 1 ? factor : 1),
                load.egressAverage() * (figure == 2 ? factor : 1),
                load.egressPeak() * (figure == 2 || figure == 3 ? factor : 1),
                Math.round(load.partitionReplicas() * (figure == PARTITIONS ? factor : 1)),
                Optional.of(time ? longer(retention, factor) : retention),
                time && !load.tiered() ? longer(retention, factor) : load.primaryRetention(),
                load.replicationFactor(),
                load.connections(),
                load.rackAwareConsumers());
    }

    private static Duration longer(Duration time, double factor) {
        return Duration.ofMillis(Math.round(time.toMillis() * factor));
    }

    @Provide
    Arbitrary<LoadFigures> loads() {
        Arbitrary<Double> rates = Arbitraries.doubles().between(0.01, 400);
        Arbitrary<Double> factors = Arbitraries.doubles().between(1, 20);
        Arbitrary<Integer> hours = Arbitraries.integers().between(72, 1_000);
        return Combinators.combine(
                        rates,
                        factors,
                        Arbitraries.doubles().between(0.2, 10),
                        factors,
                        Arbitraries.longs().between(1_000, 60_000),
                        hours,
                        Arbitraries.doubles().between(0.05, 1),
                        Arbitraries.of(List.of(OptionalLong.empty(), OptionalLong.of(2_000))))
                .as((average, peak, fanOut, egressPeak, replicas, retention, primary, connections) -> new LoadFigures(
                        average * Units.MEBI,
                        average * peak * Units.MEBI,
                        average * fanOut * Units.MEBI,
                        average * fanOut * egressPeak * Units.MEBI,
                        replicas,
                        Optional.of(Duration.ofHours(retention)),
                        Duration.ofHours(Math.max(1, Math.round(retention * primary))),
                        3,
                        connections,
                        true));
    }
}
