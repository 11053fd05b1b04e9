package io.godwit.aws.secret;

import io.godwit.aws.client.AwsErrors;
import io.godwit.core.error.AwsError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.security.iam.ClusterArn;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Sasl;
import software.amazon.awssdk.services.kafka.model.Scram;

/** The cluster that gets users: it has to be active, and to let users log in by SCRAM. */
record ScramCluster(KafkaClient kafka, ClusterArn arn) {
    /** @throws GodwitException if it can't take users */
    void check() {
        Cluster cluster =
                AwsErrors.call("kafka:DescribeClusterV2", "cluster " + arn.name(), () -> kafka.describeClusterV2(
                                request -> request.clusterArn(arn.toString()))
                        .clusterInfo());
        if (cluster.provisioned() == null) {
            throw refused("it is serverless, where IAM alone lets anybody in", "use godwit security iam");
        }
        if (!hasScram(cluster.provisioned())) {
            throw refused(
                    "SASL/SCRAM is off", "switch it on with aws kafka update-security, and run the same command again");
        }
        if (cluster.state() != ClusterState.ACTIVE) {
            throw refused(
                    "it is " + cluster.stateAsString() + ", and only one that is ACTIVE takes users",
                    "wait until it is ACTIVE, and run the same command again");
        }
    }

    private static boolean hasScram(Provisioned provisioned) {
        return Optional.ofNullable(provisioned.clientAuthentication())
                .map(ClientAuthentication::sasl)
                .map(Sasl::scram)
                .map(Scram::enabled)
                .orElse(false);
    }

    private GodwitException refused(String reason, String fix) {
        return new GodwitException(AwsError.NO_SCRAM, "cluster " + arn.name(), reason, fix);
    }
}
