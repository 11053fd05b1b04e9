package io.godwit.cli.connect;

import io.godwit.core.connect.ConnectInventory;
import io.godwit.core.connect.ConnectInventory.FoundConnector;
import io.godwit.core.connect.ConnectPlugin;
import io.godwit.core.connect.MskConnector;
import io.godwit.core.finding.Finding;
import io.godwit.migration.connect.ConnectPlan;
import io.godwit.migration.connect.ConnectPlan.Place;
import io.godwit.migration.connect.ConnectPlan.PlannedConnector;
import io.godwit.migration.connect.WholeClusterPlan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The documents of {@code godwit connect … -o json}; docs/reference/connect.md describes them. */
final class ConnectDocuments {
    private ConnectDocuments() {}

    /** {@code connect inventory}. */
    record InventoryDocument(List<FoundCluster> clusters) {
        static InventoryDocument of(List<ConnectInventory> inventories) {
            return new InventoryDocument(
                    inventories.stream().map(FoundCluster::of).toList());
        }
    }

    /** A Connect cluster. */
    record FoundCluster(
            String side,
            String name,
            String url,
            String version,
            String kafkaClusterId,
            List<String> workers,
            SortedMap<String, String> storage,
            List<ConnectPlugin> plugins,
            List<FoundConnector> connectors,
            List<FindingEntry> findings) {
        static FoundCluster of(ConnectInventory found) {
            return new FoundCluster(
                    found.side(),
                    found.name(),
                    found.url(),
                    found.version(),
                    found.kafkaClusterId(),
                    found.workers(),
                    found.storage(),
                    found.plugins(),
                    found.connectors(),
                    FindingEntry.of(found.findings()));
        }
    }

    /** {@code connect plan}. */
    record PlanDocument(boolean ready, List<PlannedCluster> clusters) {
        static PlanDocument of(boolean ready, List<ConnectPlan> plans) {
            return new PlanDocument(
                    ready,
                    plans.stream()
                            .map(plan -> new PlannedCluster(
                                    plan.cluster(),
                                    plan.source(),
                                    plan.target(),
                                    plan.connectors(),
                                    FindingEntry.of(plan.findings())))
                            .toList());
        }
    }

    /** A pair of Connect clusters. */
    record PlannedCluster(
            String cluster,
            Place source,
            Place target,
            List<PlannedConnector> connectors,
            List<FindingEntry> findings) {}

    /** {@code connect plan --whole-cluster}. */
    record WholeDocument(boolean ready, List<WholeCluster> wholeClusters) {
        static WholeDocument of(boolean ready, List<WholeClusterPlan> plans) {
            return new WholeDocument(
                    ready,
                    plans.stream()
                            .map(plan -> new WholeCluster(
                                    plan.cluster(),
                                    plan.source(),
                                    plan.storage(),
                                    plan.application(),
                                    plan.connectors(),
                                    FindingEntry.of(plan.findings())))
                            .toList());
        }
    }

    /** A Connect cluster of the source. */
    record WholeCluster(
            String cluster,
            Place source,
            SortedMap<String, String> storage,
            Optional<String> application,
            List<String> connectors,
            List<FindingEntry> findings) {}

    /** {@code connect msk}. */
    record MskDocument(
            boolean ready, List<String> files, List<OrderedConnector> connectors, List<FindingEntry> findings) {
        static MskDocument of(
                boolean ready, List<String> files, List<MskConnector> connectors, List<Finding> findings) {
            return new MskDocument(
                    ready,
                    files,
                    connectors.stream()
                            .map(connector -> new OrderedConnector(
                                    connector.name(),
                                    connector.kind().word(),
                                    connector.className(),
                                    connector.pluginVersion(),
                                    connector.config()))
                            .toList(),
                    FindingEntry.of(findings));
        }
    }

    /** A connector for MSK Connect. */
    record OrderedConnector(
            String name, String kind, String connectorClass, String pluginVersion, SortedMap<String, String> config) {}
}
