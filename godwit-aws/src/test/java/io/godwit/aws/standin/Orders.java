package io.godwit.aws.standin;

import io.godwit.aws.provision.ProvisionOrder;
import io.godwit.core.provision.BrokerFamily;
import io.godwit.core.provision.ClusterNetwork;
import io.godwit.core.provision.ClusterSize;
import io.godwit.core.provision.ConfigurationFilter;
import io.godwit.core.provision.EncryptionKey;
import io.godwit.core.provision.KafkaVersion;
import io.godwit.core.provision.Monitoring;
import io.godwit.core.provision.SourceSettings;
import io.godwit.core.provision.StorageScaling;
import io.godwit.core.provision.VolumeOptions;
import io.godwit.core.provision.WantedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Clusters that tests ask for. */
public final class Orders {
    public static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";

    private static final ClusterNetwork NETWORK = new ClusterNetwork(
            Optional.of("vpc-0a1b2c3d4e5f60718"),
            List.of("subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718", "subnet-2a1b2c3d4e5f60718"),
            List.of("sg-0a1b2c3d4e5f60718"),
            List.of("10.0.0.0/16", "10.1.0.0/16"));

    private Orders() {}

    public static ClusterNetwork network() {
        return NETWORK;
    }

    /** Six brokers with volumes that grow, on a key of our own. */
    public static WantedCluster standard() {
        return cluster(
                new ClusterSize(BrokerFamily.STANDARD, "kafka.m7g.large", 6, Optional.of(500)),
                Optional.of(new StorageScaling(2000, 60)),
                EncryptionKey.of(KEY).orElseThrow(),
                "3.9.x.kraft");
    }

    /** Three brokers without volumes, on AWS's key. */
    public static WantedCluster express() {
        return cluster(
                new ClusterSize(BrokerFamily.EXPRESS, "express.m7g.xlarge", 3, Optional.empty()),
                Optional.empty(),
                EncryptionKey.of("aws").orElseThrow(),
                "3.8.x");
    }

    /** Large brokers with tiered storage and provisioned throughput, on a key that is made with them. */
    public static WantedCluster large() {
        WantedCluster plain = cluster(
                new ClusterSize(BrokerFamily.STANDARD, "kafka.m7g.4xlarge", 3, Optional.of(1000)),
                Optional.empty(),
                EncryptionKey.of("create").orElseThrow(),
                "3.9.x");
        return new WantedCluster(
                plain.name(),
                plain.version(),
                plain.size(),
                plain.encryptionKey(),
                plain.monitoring(),
                new VolumeOptions(true, Optional.of(400)),
                plain.storageScaling(),
                plain.configuration(),
                plain.tags());
    }

    public static WantedCluster cluster(
            ClusterSize size, Optional<StorageScaling> scaling, EncryptionKey key, String version) {
        KafkaVersion kafka = new KafkaVersion(version);
        return new WantedCluster(
                "crm",
                kafka,
                size,
                key,
                new Monitoring(Monitoring.Level.PER_BROKER, true),
                VolumeOptions.PLAIN,
                scaling,
                ConfigurationFilter.filter(
                        SourceSettings.of(List.of(Map.of("message.max.bytes", "2097152", "log.dirs", "/data"))),
                        size.family(),
                        kafka),
                new TreeMap<>(Map.of("created-by", "godwit", "cost centre", "4711")));
    }

    public static ProvisionOrder order(WantedCluster cluster, List<String> secrets) {
        return new ProvisionOrder(cluster, NETWORK, "/msk/crm", secrets, Duration.ofMinutes(60));
    }

    public static List<String> secrets(int count) {
        return IntStream.range(0, count)
                .mapToObj(index ->
                        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:AmazonMSK_user" + index + "-AbCdEf")
                .toList();
    }
}
