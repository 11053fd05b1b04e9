package io.godwit.migration.plan;

import io.godwit.core.config.Migration;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.InventoryPart;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.Planner;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import java.util.Set;

/** Both clusters of a migration, connected, so that plans can be made of how they are now. */
public final class ClusterPair implements AutoCloseable {
    private static final Set<InventoryPart> SOURCE_PARTS = Set.of(
            InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS, InventoryPart.GROUPS, InventoryPart.GROUP_OFFSETS);
    private static final Set<InventoryPart> TARGET_PARTS = Set.of(
            InventoryPart.BROKER_CONFIGS, InventoryPart.TOPICS, InventoryPart.TOPIC_CONFIGS, InventoryPart.OFFSETS);

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
        InventoryScope targetScope = InventoryScope.of(TARGET_PARTS)
                .ofTopics(topic -> migration.topics().selects(topic));
        return Planner.plan(
                migration,
                new InventoryReader(source).read(InventoryScope.of(SOURCE_PARTS)),
                new InventoryReader(target).read(targetScope),
                PlanMemory.read(journal));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
