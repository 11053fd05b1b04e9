package io.godwit.core.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Collects what is found out about an option, in any order. */
final class OptionDraft {
    private final String family;
    private final String instanceType;
    private final List<Constraint> constraints;
    private final List<String> notes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int brokers;
    private StorageFigures storage = new StorageFigures(StorageMode.MANAGED, 0, 0, 0, 0);
    private List<CostItem> costs = List.of();
    private OptionalDouble monthlyUsd = OptionalDouble.empty();
    private @Nullable Instance instance;
    private @Nullable Constraint binding;
    private @Nullable Headroom headroom;
    private @Nullable MigrationLoad migration;
    private BlastRadius blastRadius = BlastRadius.managed();

    OptionDraft(String family, String instanceType, List<Constraint> constraints) {
        this.family = family;
        this.instanceType = instanceType;
        this.constraints = constraints;
    }

    OptionDraft instance(int vcpus, int memoryGib) {
        instance = new Instance(vcpus, memoryGib);
        return this;
    }

    OptionDraft brokers(int count, int zones) {
        brokers = count;
        blastRadius = BlastRadius.of(count, zones);
        return this;
    }

    /** The constraint that decides, where it is not the one that needs the most. */
    OptionDraft binding(Constraint constraint) {
        binding = constraint;
        return this;
    }

    OptionDraft storage(StorageFigures figures) {
        storage = figures;
        return this;
    }

    OptionDraft costs(CostSheet sheet) {
        costs = sheet.items();
        monthlyUsd = sheet.total();
        if (!sheet.missing().isEmpty()) {
            refuse("the catalogue has no price for " + String.join(", ", sheet.missing()) + " in this region");
        }
        return this;
    }

    OptionDraft capacity(Capacity capacity, LoadFigures load, MigrationLoad copy) {
        headroom = capacity.headroom(load, copy.copyRate());
        migration = copy;
        load.retention()
                .filter(retention -> copy.safeCopyHours() > retention.toHours())
                .ifPresent(retention -> note("the copy would take longer than the source keeps records;"
                        + " lengthen its retention, or choose larger brokers for the time of the copy"));
        return this;
    }

    OptionDraft note(String note) {
        notes.add(note);
        return this;
    }

    OptionDraft refuse(String reason) {
        refusals.add(reason);
        return this;
    }

    /** More brokers than a cluster may have. */
    OptionDraft quota(int brokersPerCluster) {
        return brokers > brokersPerCluster
                ? refuse("needs " + brokers + " brokers, and AWS allows " + brokersPerCluster
                        + " a cluster unless it raises the quota")
                : this;
    }

    SizeOption done() {
        return new SizeOption(
                family,
                instanceType,
                Optional.ofNullable(instance),
                brokers,
                storage,
                costs,
                monthlyUsd,
                constraints,
                Optional.ofNullable(binding).orElseGet(this::tightest),
                Optional.ofNullable(headroom),
                Optional.ofNullable(migration),
                blastRadius,
                notes,
                refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals)));
    }

    private Constraint tightest() {
        return constraints.stream()
                .max(Comparator.comparingDouble(Constraint::exactBrokers))
                .orElseThrow();
    }
}
