package io.godwit.aws.provision;

import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import java.util.List;

/** Whether MSK offers the version to new clusters; it changes nothing. */
record VersionStep(ControlPlane plane, ProvisionOrder order) implements ProvisionStep {
    private static final String KRAFT = ".kraft";

    @Override
    public String title() {
        return "Kafka version " + order.cluster().version().text();
    }

    @Override
    public Look look(Found found) {
        String version = order.cluster().version().text();
        List<String> offered = plane.offeredVersions();
        // Not every region lists the variants with KRaft beside those with ZooKeeper.
        String plain = version.endsWith(KRAFT) ? version.substring(0, version.length() - KRAFT.length()) : version;
        if (!offered.contains(version) && !offered.contains(plain)) {
            throw new GodwitException(
                    AwsError.VERSION_NOT_OFFERED,
                    version,
                    "MSK offers new clusters only " + String.join(", ", offered) + " in this region",
                    "take one of them with --kafka-version");
        }
        return Look.there("is offered", found);
    }

    @Override
    public Found act(Found found) {
        return found;
    }
}
