package io.godwit.aws.provision;

import io.godwit.aws.client.AwsErrors;
import io.godwit.aws.secret.ScramAssociation;
import io.godwit.core.provision.WantedCluster;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.Configuration;
import software.amazon.awssdk.services.kafka.model.CreateConfigurationResponse;
import software.amazon.awssdk.services.kafka.model.GetBootstrapBrokersResponse;
import software.amazon.awssdk.services.kafka.model.KafkaVersionStatus;

/** The requests to MSK that the steps need, each with the IAM action that it takes. None of them deletes or shrinks anything. */
final class ControlPlane {
    private final KafkaClient kafka;

    ControlPlane(KafkaClient kafka) {
        this.kafka = kafka;
    }

    ScramAssociation association(String name, String arn) {
        return new ScramAssociation(kafka, name, arn);
    }

    /** The versions that new clusters can have. */
    List<String> offeredVersions() {
        return AwsErrors.call(
                "kafka:ListKafkaVersions",
                "Kafka versions",
                () -> kafka.listKafkaVersionsPaginator(request -> {}).kafkaVersions().stream()
                        .filter(version -> version.status() == KafkaVersionStatus.ACTIVE)
                        .map(version -> version.version())
                        .toList());
    }

    /** The configuration of this name. */
    Optional<Configuration> configuration(String name) {
        return AwsErrors.call(
                "kafka:ListConfigurations",
                "configuration " + name,
                () -> kafka.listConfigurationsPaginator(request -> {}).configurations().stream()
                        .filter(configuration -> configuration.name().equals(name))
                        .findFirst());
    }

    /** The server properties of a revision, as they were sent. */
    String serverProperties(String name, Found.Configuration configuration) {
        return AwsErrors.call(
                "kafka:DescribeConfigurationRevision",
                "configuration " + name,
                () -> kafka.describeConfigurationRevision(
                                request -> request.arn(configuration.arn()).revision(configuration.revision()))
                        .serverProperties()
                        .asUtf8String());
    }

    Found.Configuration createConfiguration(WantedCluster cluster) {
        CreateConfigurationResponse made = AwsErrors.call(
                "kafka:CreateConfiguration",
                "configuration " + cluster.configurationName(),
                () -> kafka.createConfiguration(request -> request.name(cluster.configurationName())
                        .description("Made by Godwit from the settings of the source cluster")
                        .kafkaVersions(cluster.version().text())
                        .serverProperties(
                                SdkBytes.fromUtf8String(cluster.configuration().text()))));
        return new Found.Configuration(made.arn(), made.latestRevision().revision());
    }

    /** The cluster of exactly this name; MSK filters by what names begin with. */
    Optional<Cluster> cluster(String name) {
        return AwsErrors.call(
                "kafka:ListClustersV2",
                "cluster " + name,
                () ->
                        kafka
                                .listClustersV2Paginator(request -> request.clusterNameFilter(name))
                                .clusterInfoList()
                                .stream()
                                .filter(cluster -> cluster.clusterName().equals(name))
                                .findFirst());
    }

    Found.ExistingCluster createCluster(ProvisionOrder order, Found.Configuration configuration) {
        return AwsErrors.call(
                "kafka:CreateClusterV2", "cluster " + order.cluster().name(), () -> {
                    var made = kafka.createClusterV2(ClusterRequest.of(order, configuration));
                    return new Found.ExistingCluster(made.clusterArn(), made.stateAsString());
                });
    }

    /** The cluster as it is now. */
    Cluster describe(String name, String arn) {
        return AwsErrors.call("kafka:DescribeClusterV2", "cluster " + name, () -> kafka.describeClusterV2(
                        request -> request.clusterArn(arn))
                .clusterInfo());
    }

    BootstrapBrokers bootstrapBrokers(String name, String arn) {
        GetBootstrapBrokersResponse brokers = AwsErrors.call(
                "kafka:GetBootstrapBrokers",
                "cluster " + name,
                () -> kafka.getBootstrapBrokers(request -> request.clusterArn(arn)));
        return new BootstrapBrokers(
                Optional.ofNullable(brokers.bootstrapBrokerStringSaslScram()),
                Optional.ofNullable(brokers.bootstrapBrokerStringSaslIam()));
    }
}
