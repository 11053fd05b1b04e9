package io.godwit.core.provision;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The MSK cluster that is to be made. What is the same for all of them is not here, since there is no choice: TLS alone in
 * transit, IAM and SASL/SCRAM on, plaintext and unauthenticated access off, private subnets in three zones, a security
 * group, broker logs.
 *
 * @param name unique within account and region; 1 to 64 letters, digits and hyphens
 * @param volumes of Standard brokers; plain ones with Express brokers
 * @param storageScaling growth of Standard brokers' volumes; always empty with Express brokers
 * @param tags of everything that is made; never secrets
 */
public record WantedCluster(
        String name,
        KafkaVersion version,
        ClusterSize size,
        EncryptionKey encryptionKey,
        Monitoring monitoring,
        VolumeOptions volumes,
        Optional<StorageScaling> storageScaling,
        CustomConfiguration configuration,
        SortedMap<String, String> tags) {
    public WantedCluster {
        Objects.requireNonNull(version);
        Objects.requireNonNull(size);
        Objects.requireNonNull(encryptionKey);
        Objects.requireNonNull(monitoring);
        Objects.requireNonNull(configuration);
        if (size.family() == BrokerFamily.EXPRESS && !volumes.equals(VolumeOptions.PLAIN)) {
            throw new IllegalArgumentException("Express brokers have no volumes");
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        if (!ClusterWishes.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name " + name);
        }
        if (storageScaling.isPresent() && size.family() == BrokerFamily.EXPRESS) {
            throw new IllegalArgumentException("storage of Express brokers grows by itself");
        }
    }

    public boolean isExpress() {
        return size.family() == BrokerFamily.EXPRESS;
    }

    /** What the custom configuration is called. */
    public String configurationName() {
        return name + "-configuration";
    }
}
