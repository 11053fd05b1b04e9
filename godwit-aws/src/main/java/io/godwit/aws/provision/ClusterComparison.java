package io.godwit.aws.provision;

import io.godwit.core.error.Problem;
import io.godwit.core.provision.WantedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.EncryptionInTransit;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Sasl;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** Whether a cluster that has the name is the wanted one: who made it, its size, its version, and its doors. */
final class ClusterComparison {
    private final List<Problem> differences = new ArrayList<>();

    private ClusterComparison() {}

    static List<Problem> differences(Cluster cluster, WantedCluster wanted) {
        ClusterComparison comparison = new ClusterComparison();
        comparison.compare(cluster, wanted);
        return List.copyOf(comparison.differences);
    }

    private void compare(Cluster cluster, WantedCluster wanted) {
        Map<String, String> tags = Optional.ofNullable(cluster.tags()).orElse(Map.of());
        wanted.tags().forEach((tag, value) -> expect("tag " + tag, tags.getOrDefault(tag, Problem.NO_VALUE), value));
        Provisioned provisioned = cluster.provisioned();
        if (provisioned == null) {
            expect("type", cluster.clusterTypeAsString(), "PROVISIONED");
            return;
        }
        expect("brokers", provisioned.numberOfBrokerNodes(), wanted.size().brokers());
        if (provisioned.brokerNodeGroupInfo() != null) {
            expect(
                    "instance type",
                    provisioned.brokerNodeGroupInfo().instanceType(),
                    wanted.size().instanceType());
        }
        BrokerSoftwareInfo software = provisioned.currentBrokerSoftwareInfo();
        if (software != null && software.kafkaVersion() != null) {
            expect("Kafka version", software.kafkaVersion(), wanted.version().text());
        }
        expect(
                "tiered storage",
                provisioned.storageMode() == StorageMode.TIERED,
                wanted.volumes().tiered());
        compareDoors(provisioned);
    }

    private void compareDoors(Provisioned provisioned) {
        EncryptionInTransit transit = Optional.ofNullable(provisioned.encryptionInfo())
                .map(EncryptionInfo::encryptionInTransit)
                .orElse(null);
        if (transit != null) {
            expect("encryption in transit", transit.clientBrokerAsString(), ClientBroker.TLS.toString());
        }
        ClientAuthentication authentication = provisioned.clientAuthentication();
        if (authentication == null) {
            expect("client authentication", "none", "IAM and SASL/SCRAM");
            return;
        }
        Sasl sasl = authentication.sasl();
        expect(
                "IAM",
                sasl != null
                        && sasl.iam() != null
                        && Boolean.TRUE.equals(sasl.iam().enabled()),
                true);
        expect(
                "SASL/SCRAM",
                sasl != null
                        && sasl.scram() != null
                        && Boolean.TRUE.equals(sasl.scram().enabled()),
                true);
        boolean open = authentication.unauthenticated() != null
                && Boolean.TRUE.equals(authentication.unauthenticated().enabled());
        expect("unauthenticated access", open, false);
    }

    private void expect(String what, Object there, Object wanted) {
        if (!wanted.equals(there)) {
            differences.add(new Problem(what, 0, String.valueOf(there), "asked for: " + wanted));
        }
    }
}
