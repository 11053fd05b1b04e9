package io.godwit.aws.document;

import io.godwit.core.provision.BrokerFamily;
import io.godwit.core.provision.ClusterNetwork;
import io.godwit.core.provision.EncryptionKey;
import io.godwit.core.provision.StorageScaling;
import io.godwit.core.provision.WantedCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a document is made of, whatever its language.
 *
 * @param network what of it is known; the rest becomes parameters without a default
 * @param scramSecretArns ARNs of secrets, never their contents
 * @param logRetentionDays how long CloudWatch keeps the brokers' logs
 */
public record ClusterDocument(
        WantedCluster cluster, ClusterNetwork network, List<String> scramSecretArns, int logRetentionDays) {
    public ClusterDocument {
        scramSecretArns = List.copyOf(scramSecretArns);
    }

    /** The Terraform module, a file each. */
    public List<DocumentFile> terraform() {
        return TerraformModule.files(this);
    }

    /** The CloudFormation template. */
    public DocumentFile cloudFormation() {
        return CloudFormationTemplate.file(this);
    }

    /** The parts that only some clusters have. */
    Set<String> conditions() {
        Set<String> conditions = new TreeSet<>();
        if (cluster.size().family() == BrokerFamily.STANDARD) {
            conditions.add("standard");
        }
        cluster.storageScaling().ifPresent(scaling -> conditions.add("scaling"));
        cluster.volumes().throughputMib().ifPresent(mib -> conditions.add("throughput"));
        addIf(cluster.volumes().tiered(), "tiered", conditions);
        switch (cluster.encryptionKey().kind()) {
            case AWS -> conditions.add("awsKey");
            case CREATED -> conditions.add("createdKey");
            case GIVEN -> conditions.add("givenKey");
        }
        network.vpcId().ifPresent(vpc -> conditions.add("vpc"));
        addIf(!network.subnetIds().isEmpty(), "subnets", conditions);
        addIf(!network.clientCidrs().isEmpty(), "cidrs", conditions);
        addIf(!cluster.tags().isEmpty(), "tags", conditions);
        return conditions;
    }

    private static void addIf(boolean holds, String name, Set<String> conditions) {
        if (holds) {
            conditions.add(name);
        }
    }

    /** The texts that are the same in every language. */
    Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "name", cluster.name());
        put(values, "version", cluster.version().text());
        put(values, "instanceType", cluster.size().instanceType());
        put(values, "instancePrefix", cluster.size().family().instancePrefix());
        put(values, "brokers", cluster.size().brokers());
        put(values, "storageGib", cluster.size().storageGib().orElse(0));
        put(
                values,
                "storageMostGib",
                cluster.storageScaling().map(StorageScaling::mostGib).orElse(0));
        put(
                values,
                "storageTargetPercent",
                cluster.storageScaling().map(StorageScaling::targetPercent).orElse(0));
        put(values, "throughputMib", cluster.volumes().throughputMib().orElse(0));
        EncryptionKey key = cluster.encryptionKey();
        put(values, "keyArn", key.arn().orElse(""));
        put(values, "vpc", network.vpcId().orElse(""));
        put(values, "monitoringLevel", cluster.monitoring().level());
        put(values, "openMonitoring", cluster.monitoring().open());
        put(values, "logRetentionDays", logRetentionDays);
        return values;
    }

    static void put(Map<String, List<String>> values, String place, Object value) {
        values.put(place, List.of(String.valueOf(value)));
    }
}
