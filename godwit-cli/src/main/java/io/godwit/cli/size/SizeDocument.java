package io.godwit.cli.size;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.core.size.Catalog;
import io.godwit.core.size.Constraint;
import io.godwit.core.size.CostItem;
import io.godwit.core.size.Headroom;
import io.godwit.core.size.Instance;
import io.godwit.core.size.LoadFigures;
import io.godwit.core.size.MigrationLoad;
import io.godwit.core.size.SizeOption;
import io.godwit.core.size.Sizing;
import io.godwit.core.size.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The document of {@code godwit size -o json}; docs/reference/size.md describes it. */
record SizeDocument(
        String region,
        int zones,
        String assumptions,
        LoadFigures load,
        Optional<Choice> recommended,
        Map<String, Choice> cheapestByFamily,
        List<Entry> options,
        List<String> notes,
        Map<String, Source> sources,
        Optional<Changed> whatIf) {

    /** An option that was chosen. */
    record Choice(String family, String instanceType, int brokers, BigDecimal monthlyUsd, String reason) {
        static Choice of(SizeOption option, String reason) {
            return new Choice(
                    option.family(), option.instanceType(), option.brokers(), usd(option.priceOrHighest()), reason);
        }
    }

    record Entry(
            String family,
            String instanceType,
            Optional<Instance> instance,
            int brokers,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> monthlyUsd,
            String bindingConstraint,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> refused,
            Storage storage,
            Optional<Headroom> headroom,
            Optional<MigrationLoad> migration,
            Optional<BigDecimal> doubleRunningUsd,
            Operations operations,
            List<Cost> costs,
            List<Reason> constraints,
            List<String> notes) {
        static Entry of(SizeOption option) {
            return new Entry(
                    option.family(),
                    option.instanceType(),
                    option.instance(),
                    option.brokers(),
                    option.monthlyUsd().isPresent()
                            ? Optional.of(usd(option.monthlyUsd().getAsDouble()))
                            : Optional.empty(),
                    option.binding().name().label(),
                    option.refused(),
                    Storage.of(option),
                    option.headroom(),
                    option.migration(),
                    option.doubleRunningUsd(SizeText.WATCH).stream()
                            .mapToObj(SizeDocument::usd)
                            .findFirst(),
                    new Operations(
                            option.blastRadius().leadersPercent(),
                            option.blastRadius().remark()),
                    option.costs().stream().map(Cost::of).toList(),
                    option.constraints().stream().map(Reason::of).toList(),
                    option.notes());
        }
    }

    record Storage(
            String mode, double gibPerBroker, double billedGib, double tieredGib, double throughputMibPerSecond) {
        static Storage of(SizeOption option) {
            return new Storage(
                    option.storage().mode().label(),
                    option.storage().gibPerBroker(),
                    option.storage().billedGib(),
                    option.storage().tieredGib(),
                    option.storage().throughputMibPerSecond());
        }
    }

    record Operations(double leadersOfOneBrokerPercent, String remark) {}

    record Cost(String name, BigDecimal monthlyUsd, String formula, Map<String, Double> inputs) {
        static Cost of(CostItem item) {
            return new Cost(item.name(), usd(item.usd()), item.formula(), item.inputs());
        }
    }

    record Reason(
            String name,
            String state,
            String formula,
            Map<String, Double> inputs,
            double demand,
            double capacityOfOneBroker,
            String unit,
            double brokers) {
        static Reason of(Constraint constraint) {
            return new Reason(
                    constraint.name().label(),
                    constraint.state(),
                    constraint.formula(),
                    constraint.inputs(),
                    constraint.demand(),
                    constraint.capacity(),
                    constraint.unit(),
                    constraint.exactBrokers());
        }
    }

    /** The same for a load with changes. */
    record Changed(
            String changes,
            LoadFigures load,
            Optional<Choice> recommended,
            Map<String, Choice> cheapestByFamily,
            List<Entry> options,
            List<String> notes) {
        static Changed of(String changes, Sizing sizing) {
            return new Changed(
                    changes,
                    sizing.load(),
                    choice(sizing),
                    choices(sizing),
                    sizing.options().stream().map(Entry::of).toList(),
                    sizing.notes());
        }
    }

    static SizeDocument of(Sizing sizing, Catalog catalog, Optional<Changed> whatIf) {
        Map<String, Source> sources = new TreeMap<>(catalog.sources());
        sources.put("prices", sizing.prices().source());
        return new SizeDocument(
                sizing.target().region(),
                sizing.target().zones(),
                sizing.target().assumptions().label(),
                sizing.load(),
                choice(sizing),
                choices(sizing),
                sizing.options().stream().map(Entry::of).toList(),
                sizing.notes(),
                sources,
                whatIf);
    }

    private static Optional<Choice> choice(Sizing sizing) {
        return sizing.recommended().map(choice -> Choice.of(choice.option(), choice.reason()));
    }

    private static Map<String, Choice> choices(Sizing sizing) {
        Map<String, Choice> choices = new TreeMap<>();
        sizing.cheapestByFamily()
                .forEach((family, option) -> choices.put(
                        family, Choice.of(option, option.blastRadius().remark())));
        return choices;
    }

    /** Cents. */
    private static BigDecimal usd(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
