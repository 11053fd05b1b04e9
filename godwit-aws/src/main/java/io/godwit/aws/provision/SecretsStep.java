package io.godwit.aws.provision;

import io.godwit.aws.secret.ScramAssociation;
import java.util.List;
import java.util.Optional;

/** Makes the cluster know the secrets of SCRAM users. Those that it knows besides stay. */
record SecretsStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    @Override
    public String title() {
        return "SCRAM secrets";
    }

    @Override
    public Look look(Found found) {
        Optional<Found.ExistingCluster> cluster = found.activeCluster();
        if (cluster.isEmpty()) {
            return Look.needed(order.scramSecretArns().size() + " are associated once the cluster is active", found);
        }
        int missing = missing(cluster.get()).size();
        return missing == 0
                ? Look.there("all " + order.scramSecretArns().size() + " are associated", found)
                : Look.needed(missing + " of " + order.scramSecretArns().size() + " are associated", found);
    }

    private List<String> missing(Found.ExistingCluster cluster) {
        return association(cluster).missing(order.scramSecretArns());
    }

    private ScramAssociation association(Found.ExistingCluster cluster) {
        return plane.association(order.cluster().name(), cluster.arn());
    }

    @Override
    public Found act(Found found) {
        Found.ExistingCluster cluster = found.activeCluster().orElseThrow();
        association(cluster).add(missing(cluster));
        return found;
    }
}
