package io.godwit.aws.provision;

/** Asks for the addresses of the brokers; it changes nothing. */
record BrokersStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    @Override
    public String title() {
        return "bootstrap brokers";
    }

    @Override
    public Look look(Found found) {
        return found.activeCluster()
                .map(cluster -> Look.there(
                        "are known",
                        found.with(plane.bootstrapBrokers(order.cluster().name(), cluster.arn()))))
                .orElseGet(() -> Look.needed("are asked for once the cluster is active", found));
    }

    @Override
    public Found act(Found found) {
        return found;
    }
}
