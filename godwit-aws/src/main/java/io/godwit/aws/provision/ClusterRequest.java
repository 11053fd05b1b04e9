package io.godwit.aws.provision;

import io.godwit.core.provision.WantedCluster;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.BrokerLogs;
import software.amazon.awssdk.services.kafka.model.BrokerNodeGroupInfo;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.EncryptionAtRest;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.LoggingInfo;
import software.amazon.awssdk.services.kafka.model.OpenMonitoringInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.StorageInfo;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** The wanted cluster as a request to MSK. */
final class ClusterRequest {
    private ClusterRequest() {}

    static CreateClusterV2Request of(ProvisionOrder order, Found.Configuration configuration) {
        WantedCluster cluster = order.cluster();
        ProvisionedRequest.Builder provisioned = ProvisionedRequest.builder();
        if (cluster.volumes().tiered()) {
            provisioned.storageMode(StorageMode.TIERED);
        }
        return CreateClusterV2Request.builder()
                .clusterName(cluster.name())
                .tags(cluster.tags())
                .provisioned(provisioned
                        .kafkaVersion(cluster.version().text())
                        .numberOfBrokerNodes(cluster.size().brokers())
                        .enhancedMonitoring(cluster.monitoring().level().name())
                        .openMonitoring(openMonitoring(cluster.monitoring().open()))
                        .brokerNodeGroupInfo(brokers(order))
                        .clientAuthentication(authentication())
                        .encryptionInfo(encryption(cluster))
                        .loggingInfo(logs(order.logGroup()))
                        .configurationInfo(info -> info.arn(configuration.arn()).revision(configuration.revision()))
                        .build())
                .build();
    }

    private static BrokerNodeGroupInfo brokers(ProvisionOrder order) {
        Optional<Integer> throughput = order.cluster().volumes().throughputMib();
        Optional<StorageInfo> storage = order.cluster().size().storageGib().map(gib -> StorageInfo.builder()
                .ebsStorageInfo(volume -> {
                    volume.volumeSize(gib);
                    throughput.ifPresent(mib -> volume.provisionedThroughput(
                            provisioned -> provisioned.enabled(true).volumeThroughput(mib)));
                })
                .build());
        BrokerNodeGroupInfo.Builder brokers = BrokerNodeGroupInfo.builder()
                .instanceType(order.cluster().size().instanceType())
                .clientSubnets(order.network().subnetIds())
                .securityGroups(order.network().securityGroupIds());
        storage.ifPresent(brokers::storageInfo);
        return brokers.build();
    }

    private static ClientAuthentication authentication() {
        return ClientAuthentication.builder()
                .unauthenticated(off -> off.enabled(false))
                .sasl(sasl -> sasl.iam(on -> on.enabled(true)).scram(on -> on.enabled(true)))
                .build();
    }

    private static EncryptionInfo encryption(WantedCluster cluster) {
        EncryptionInfo.Builder encryption = EncryptionInfo.builder()
                .encryptionInTransit(
                        transit -> transit.clientBroker(ClientBroker.TLS).inCluster(true));
        cluster.encryptionKey()
                .arn()
                .ifPresent(arn -> encryption.encryptionAtRest(
                        EncryptionAtRest.builder().dataVolumeKMSKeyId(arn).build()));
        return encryption.build();
    }

    private static LoggingInfo logs(String logGroup) {
        return LoggingInfo.builder()
                .brokerLogs(BrokerLogs.builder()
                        .cloudWatchLogs(logs -> logs.enabled(true).logGroup(logGroup))
                        .build())
                .build();
    }

    private static OpenMonitoringInfo openMonitoring(boolean open) {
        return OpenMonitoringInfo.builder()
                .prometheus(prometheus -> prometheus
                        .jmxExporter(exporter -> exporter.enabledInBroker(open))
                        .nodeExporter(exporter -> exporter.enabledInBroker(open)))
                .build();
    }
}
