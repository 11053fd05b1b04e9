package io.godwit.core.size;

import io.godwit.core.error.GodwitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A load, and all ways to carry it.
 *
 * @param load what has to be carried
 * @param target what else was asked for
 * @param prices whose prices counted
 * @param options all of them, those that fit first, the cheapest first
 * @param recommended what Godwit would take; empty if nothing fits
 * @param notes what holds for all of them
 */
public record Sizing(
        LoadFigures load,
        SizeTarget target,
        RegionPrices prices,
        List<SizeOption> options,
        Optional<Recommendation> recommended,
        List<String> notes) {
    public Sizing {
        Objects.requireNonNull(load);
        Objects.requireNonNull(target);
        Objects.requireNonNull(prices);
        Objects.requireNonNull(recommended);
        options = List.copyOf(options);
        notes = List.copyOf(notes);
    }

    /** @throws GodwitException GW-SIZ-005 or GW-SIZ-006 if the region is not known or has no prices */
    public static Sizing of(LoadFigures load, SizeTarget target, Catalog catalog) {
        RegionPrices prices = catalog.prices(target.region());
        boolean script = target.assumptions() == Assumptions.AWS_SCRIPT;
        List<SizeOption> options = (script
                        ? new AwsScriptOptions(load, catalog, target, prices).options()
                        : godwit(load, target, catalog, prices))
                .sorted(order(script))
                .toList();
        return new Sizing(
                load,
                target,
                prices,
                options,
                script ? Recommendation.byCost(options) : Recommendation.weighing(options),
                notes(load, target, catalog));
    }

    /** The cheapest first; at the same price fewer brokers, or for the script, which looks at cost alone, the first in its list. */
    private static Comparator<SizeOption> order(boolean script) {
        Comparator<SizeOption> byPrice =
                Comparator.comparing((SizeOption option) -> !option.accepted()).thenComparingDouble(SizeOption::cents);
        return script ? byPrice : byPrice.thenComparingInt(SizeOption::brokers);
    }

    private static Stream<SizeOption> godwit(
            LoadFigures load, SizeTarget target, Catalog catalog, RegionPrices prices) {
        return Stream.of(
                        new StandardOptions(load, catalog, target, prices).options(),
                        new ExpressOptions(load, catalog, target, prices).options(),
                        new ServerlessOptions(load, catalog, target, prices).options(),
                        new SelfRunOptions(load, catalog, target, prices).options())
                .flatMap(options -> options);
    }

    private static List<String> notes(LoadFigures load, SizeTarget target, Catalog catalog) {
        List<String> notes = new ArrayList<>();
        if (load.retention().isEmpty()) {
            notes.add(String.format(
                    java.util.Locale.ROOT,
                    "retention is unlimited: storage is counted after %.0f days and goes on growing",
                    catalog.rules().unlimitedRetentionHours() / 24));
        }
        if (load.connections().isEmpty()) {
            notes.add("client connections are not known and were not looked at; give --connections");
        }
        if (target.assumptions() == Assumptions.AWS_SCRIPT) {
            notes.add("by the assumptions of AWS's script: no Serverless, no brokers of one's own, three zones,"
                    + " no provisioned throughput, and no look at the migration");
        }
        return notes;
    }

    /** The cheapest of each family that fits, the cheapest family first. */
    public Map<String, SizeOption> cheapestByFamily() {
        Map<String, SizeOption> cheapest = new LinkedHashMap<>();
        options.stream().filter(SizeOption::accepted).forEach(option -> cheapest.putIfAbsent(option.family(), option));
        return cheapest;
    }

    /** What to show first: the cheapest of each family, and the recommended option if it is none of them. */
    public List<SizeOption> shown() {
        Collection<SizeOption> cheapest = cheapestByFamily().values();
        return options.stream()
                .filter(option -> cheapest.contains(option)
                        || recommended
                                .filter(choice -> choice.option().equals(option))
                                .isPresent())
                .toList();
    }

    /** What would cost less than the recommended option but was refused. */
    public List<SizeOption> cheaperRefused() {
        double price =
                recommended.map(choice -> choice.option().priceOrHighest()).orElse(Double.MAX_VALUE);
        return options.stream()
                .filter(option -> option.refused().isPresent() && option.priceOrHighest() < price)
                .toList();
    }
}
