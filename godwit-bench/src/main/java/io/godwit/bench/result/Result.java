package io.godwit.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one engine gave in one case.
 *
 * @param rounds in order; engines take turns, so the same round of two engines met the same machine
 */
public record Result(BenchmarkCase benchmarkCase, Engine engine, List<Figures> rounds) {
    public Result {
        rounds = List.copyOf(rounds);
    }

    public Optional<Spread> spread(Measure measure) {
        List<Double> known = new ArrayList<>();
        rounds.forEach(round -> round.value(measure).ifPresent(known::add));
        return known.isEmpty() ? Optional.empty() : Optional.of(Spread.of(known));
    }

    public OptionalDouble median(Measure measure) {
        return spread(measure).map(spread -> OptionalDouble.of(spread.median())).orElse(OptionalDouble.empty());
    }

    /** The median of the rounds' ratios to another engine; empty where either is unknown or the other's is 0. */
    public OptionalDouble ratio(Measure measure, Result other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(rounds.size(), other.rounds.size()); round++) {
            OptionalDouble own = rounds.get(round).value(measure);
            OptionalDouble others = other.rounds.get(round).value(measure);
            if (own.isPresent() && others.isPresent() && others.getAsDouble() > 0) {
                ratios.add(own.getAsDouble() / others.getAsDouble());
            }
        }
        return ratios.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spread.of(ratios).median());
    }
}
