package io.godwit.core.size;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One way to carry a load.
 *
 * @param family such as {@code standard-m7g}
 * @param instanceType such as {@code kafka.m7g.large}; {@code serverless} for MSK Serverless
 * @param instance what each broker runs on; empty where the service has none to see
 * @param brokers 0 where the service has none to count
 * @param storage where the data is
 * @param costs the monthly bill by item; prices that are not known are left out
 * @param monthlyUsd their sum, not rounded; empty if a price is not known
 * @param constraints everything that was looked at
 * @param binding the one that decides
 * @param headroom what is left at peak; empty if the rules don't say
 * @param migration the copy on top of the load; empty if the rules don't say
 * @param blastRadius what the number of brokers means
 * @param notes what to know about it
 * @param refused why it can't be taken; empty if it can
 */
public record SizeOption(
        String family,
        String instanceType,
        Optional<Instance> instance,
        int brokers,
        StorageFigures storage,
        List<CostItem> costs,
        OptionalDouble monthlyUsd,
        List<Constraint> constraints,
        Constraint binding,
        Optional<Headroom> headroom,
        Optional<MigrationLoad> migration,
        BlastRadius blastRadius,
        List<String> notes,
        Optional<String> refused) {
    public SizeOption {
        Objects.requireNonNull(family);
        Objects.requireNonNull(instanceType);
        Objects.requireNonNull(instance);
        Objects.requireNonNull(storage);
        Objects.requireNonNull(monthlyUsd);
        Objects.requireNonNull(binding);
        Objects.requireNonNull(headroom);
        Objects.requireNonNull(migration);
        Objects.requireNonNull(blastRadius);
        Objects.requireNonNull(refused);
        costs = List.copyOf(costs);
        constraints = List.copyOf(constraints);
        notes = List.copyOf(notes);
    }

    /** Whether it can be taken and its price is known. */
    public boolean accepted() {
        return refused.isEmpty() && monthlyUsd.isPresent();
    }

    /** Whether somebody else runs it. */
    public boolean managed() {
        return !family.startsWith("self-run");
    }

    /** USD a month; for comparison, an unknown price is the highest. */
    public double priceOrHighest() {
        return monthlyUsd.orElse(Double.MAX_VALUE);
    }

    /** As {@link #priceOrHighest}, in whole cents: what differs by less is the same price. */
    double cents() {
        return Math.rint(priceOrHighest() * 100);
    }

    /**
     * USD for this cluster while the source still runs beside it: for the copy of the backlog and the watch after the switch, by a
     * month of 730 hours. What the source costs meanwhile is not known here.
     *
     * @param watch how long the source is kept after the switch
     */
    public OptionalDouble doubleRunningUsd(Duration watch) {
        if (monthlyUsd.isEmpty() || migration.isEmpty()) {
            return OptionalDouble.empty();
        }
        double hours = migration.get().copyHours() + watch.toMinutes() / 60.0;
        return OptionalDouble.of(monthlyUsd.getAsDouble() * hours / Units.HOURS_PER_MONTH);
    }

    /** {@code 6 × kafka.m7g.large}. */
    public String title() {
        String storageMode = storage.mode() == StorageMode.TIERED ? " tiered" : "";
        return (brokers == 0 ? instanceType : brokers + " × " + instanceType) + storageMode;
    }
}
