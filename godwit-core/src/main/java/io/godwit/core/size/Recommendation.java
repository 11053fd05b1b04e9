package io.godwit.core.size;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The option that Godwit would take.
 *
 * @param option one of those that fit
 * @param reason why this one, and why not a cheaper one
 */
public record Recommendation(SizeOption option, String reason) {
    /** So much more than the cheapest a better number of brokers of the same family may cost (decision 0081). */
    static final double TOLERANCE = 1.15;

    public Recommendation {
        Objects.requireNonNull(option);
        Objects.requireNonNull(reason);
    }

    /** The cheapest of those that fit, of options in the order of a sizing; empty if none does. */
    static Optional<SizeOption> cheapest(Stream<SizeOption> options) {
        return options.filter(SizeOption::accepted).findFirst();
    }

    /** By Godwit's rules: the cheapest managed option, unless a little more money buys a better number of brokers. */
    static Optional<Recommendation> weighing(List<SizeOption> options) {
        return cheapest(options.stream().filter(SizeOption::managed)).map(cheapest -> weigh(options, cheapest));
    }

    /** By the script's rules: what costs the least, and of equals the first. */
    static Optional<Recommendation> byCost(List<SizeOption> options) {
        return cheapest(options.stream())
                .map(option -> new Recommendation(
                        option,
                        "the cheapest that fits, for the script looks at cost alone; here "
                                + option.blastRadius().remark()));
    }

    private static Recommendation weigh(List<SizeOption> options, SizeOption cheapest) {
        double most = cheapest.priceOrHighest() * TOLERANCE;
        Map<BlastRadius.Size, SizeOption> best = new EnumMap<>(BlastRadius.Size.class);
        for (BlastRadius.Size size : BlastRadius.Size.values()) {
            cheapest(options.stream()
                            .filter(option -> option.family().equals(cheapest.family()))
                            .filter(option -> option.blastRadius().size() == size)
                            .filter(option -> option.priceOrHighest() <= most))
                    .ifPresent(option -> best.put(size, option));
        }
        SizeOption chosen = best.values().iterator().next();
        return new Recommendation(chosen, reason(options, cheapest, chosen));
    }

    private static String reason(List<SizeOption> options, SizeOption cheapest, SizeOption chosen) {
        String why = chosen.equals(cheapest)
                ? "the cheapest managed option that fits; "
                        + chosen.blastRadius().remark()
                : String.format(
                        Locale.ROOT,
                        "$%,.2f a month (%.1f %%) above the cheapest that fits, %s, for a better number of brokers: %s; there %s",
                        chosen.priceOrHighest() - cheapest.priceOrHighest(),
                        100 * (chosen.priceOrHighest() / cheapest.priceOrHighest() - 1),
                        cheapest.title(),
                        chosen.blastRadius().remark(),
                        cheapest.blastRadius().remark());
        return cheapest(options.stream().filter(option -> !option.managed()))
                .filter(own -> own.priceOrHighest() < chosen.priceOrHighest())
                .map(own -> why
                        + String.format(
                                Locale.ROOT,
                                "; to run %s oneself costs $%,.2f a month less before anybody's work",
                                own.title(),
                                chosen.priceOrHighest() - own.priceOrHighest()))
                .orElse(why);
    }
}
