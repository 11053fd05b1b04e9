package io.godwit.aws.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.provision.ClusterSize;
import io.godwit.core.provision.WantedCluster;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ConflictException;

/**
 * The cluster itself. Names of clusters are unique within account and region, and MSK refuses a second one, so that a
 * request whose answer was lost cannot make two; the refusal is answered by looking again.
 */
record ClusterStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    @Override
    public String title() {
        return "cluster " + order.cluster().name();
    }

    @Override
    public Look look(Found found) {
        Optional<Cluster> existing = plane.cluster(order.cluster().name());
        if (existing.isEmpty()) {
            return Look.needed("is made: " + words(order.cluster()), found);
        }
        Cluster cluster = existing.get();
        List<Problem> differences = ClusterComparison.differences(cluster, order.cluster());
        if (!differences.isEmpty()) {
            throw new GodwitException(
                    AwsError.CLUSTER_DIFFERS,
                    cluster.clusterArn(),
                    "it has the name, but is not the cluster that was asked for, and was left as it is",
                    "take another --name, or ask for what is there",
                    differences);
        }
        return Look.there(
                "is there, " + cluster.stateAsString(),
                found.with(new Found.ExistingCluster(cluster.clusterArn(), cluster.stateAsString())));
    }

    static String words(WantedCluster cluster) {
        ClusterSize size = cluster.size();
        return size.brokers() + " x " + size.instanceType()
                + size.storageGib().map(gib -> ", " + gib + " GiB each").orElse("") + ", Kafka "
                + cluster.version().text();
    }

    @Override
    public Found act(Found found) {
        try {
            return found.with(plane.createCluster(order, found.configuration().orElseThrow()));
        } catch (GodwitException e) {
            if (e.getCause() instanceof ConflictException) {
                Look again = look(found);
                if (!again.needed()) {
                    return again.found();
                }
            }
            throw e;
        }
    }
}
