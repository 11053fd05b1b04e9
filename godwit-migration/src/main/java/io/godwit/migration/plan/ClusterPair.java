package io.godwit.migration.plan;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Fences;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.offsets.OffsetOutlook;
import io.godwit.core.offsets.OffsetPlanner;
import io.godwit.core.offsets.TargetAbilities;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.Planner;
import io.godwit.core.security.OwnPrincipal;
import io.godwit.core.security.SecurityPart;
import io.godwit.core.security.SecurityPolicy;
import io.godwit.core.security.plan.SecurityPlanner;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.security.ClusterSecurityReader;
import io.godwit.migration.registry.RegistryReadiness;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Both clusters of a migration, connected, so that plans can be made of how they are now. */
public final class ClusterPair implements AutoCloseable {
    private static final Set<InventoryPart> SOURCE_PARTS = Set.of(
            InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS, InventoryPart.GROUPS, InventoryPart.GROUP_OFFSETS);
    private static final Set<InventoryPart> TARGET_PARTS = Set.of(
            InventoryPart.BROKER_CONFIGS, InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS, InventoryPart.OFFSETS);

    private static final Set<SecurityPart> TARGET_SECURITY =
            Set.of(SecurityPart.ACLS, SecurityPart.QUOTAS, SecurityPart.USERS);

    private final Migration migration;
    private final ClusterConnection source;
    private final ClusterConnection target;

    private ClusterPair(Migration migration, ClusterConnection source, ClusterConnection target) {
        this.migration = migration;
        this.source = source;
        this.target = target;
    }

    public static ClusterPair open(Migration migration) {
        ClusterConnection source = ClusterConnection.open(migration.source());
        try {
            return new ClusterPair(migration, source, ClusterConnection.open(migration.target()));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    public ClusterConnection source() {
        return source;
    }

    public ClusterConnection target() {
        return target;
    }

    /**
     * Reads both clusters and plans. Changes nothing.
     *
     * @param journal tells what former plans did
     */
    public Plan plan(Journal journal) {
        return Planner.plan(migration, source(SOURCE_PARTS), target(TARGET_PARTS), PlanMemory.read(journal));
    }

    /** As {@link #plan}, with who may do what, and the schema registry. */
    public Plan wholePlan(Journal journal) {
        return registered(secured(plan(journal), journal));
    }

    private Plan secured(Plan plan, Journal journal) {
        SecurityPolicy policy = migration.security();
        if (!policy.carriesAnything()) {
            return plan;
        }
        return plan.with(SecurityPlanner.plan(
                policy,
                Fences.without(ClusterSecurityReader.read(source, EnumSet.allOf(SecurityPart.class)), journal),
                ClusterSecurityReader.read(target, TARGET_SECURITY),
                operator(migration)));
    }

    private Plan registered(Plan plan) {
        return RegistryReadiness.look(migration)
                .map(seen -> plan.with(seen.outline(), seen.findings()))
                .orElse(plan);
    }

    /** Godwit's own principal on the target, as far as it is known. */
    public static Optional<String> operator(Migration migration) {
        return migration
                .security()
                .operator()
                .or(() -> OwnPrincipal.of(migration.target().properties()));
    }

    /**
     * A plan, and which offsets records get by it.
     *
     * @param offsets empty with an engine that does not keep offsets
     */
    public record Survey(Plan plan, Optional<OffsetOutlook> offsets) {}

    /** As {@link #plan}; reads where logs begin and what we may do as well. */
    public Survey survey(Journal journal) {
        ClusterInventory from = source(with(SOURCE_PARTS, InventoryPart.OFFSETS));
        ClusterInventory to = target(with(TARGET_PARTS, InventoryPart.ALLOWED_OPERATIONS));
        return new Survey(
                registered(secured(Planner.plan(migration, from, to, PlanMemory.read(journal)), journal)),
                OffsetPlanner.plan(migration, from, to, TargetAbilities.read(journal), MappedPartitions.read(journal)));
    }

    private static Set<InventoryPart> with(Set<InventoryPart> parts, InventoryPart more) {
        EnumSet<InventoryPart> all = EnumSet.copyOf(parts);
        all.add(more);
        return all;
    }

    private ClusterInventory source(Set<InventoryPart> parts) {
        return new InventoryReader(source).read(InventoryScope.of(parts));
    }

    private ClusterInventory target(Set<InventoryPart> parts) {
        return new InventoryReader(target)
                .read(InventoryScope.of(parts)
                        .ofTopics(topic -> migration.topics().selects(topic)));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
