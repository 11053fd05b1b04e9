package io.godwit.aws.mskconnect;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to run on MSK Connect, and where.
 *
 * @param name begins the names of what is made
 * @param bootstrapServers of the MSK cluster, of the listener that fits {@code iam}
 * @param iam whether workers log in by IAM; else they don't log in, and MSK Connect knows no third way
 * @param tls whether they speak TLS
 * @param workerProperties the worker configuration
 */
public record MskConnectOrder(
        String name,
        String connectVersion,
        String bootstrapServers,
        boolean iam,
        boolean tls,
        Network network,
        Capacity capacity,
        String roleArn,
        String pluginBucketArn,
        SortedMap<String, String> workerProperties,
        List<OrderedConnector> connectors) {
    public MskConnectOrder {
        Objects.requireNonNull(name);
        Objects.requireNonNull(connectVersion);
        Objects.requireNonNull(bootstrapServers);
        Objects.requireNonNull(network);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(roleArn);
        Objects.requireNonNull(pluginBucketArn);
        workerProperties = Collections.unmodifiableSortedMap(new TreeMap<>(workerProperties));
        connectors = List.copyOf(connectors);
    }

    /** The plugins that the connectors need, each once. */
    public List<OrderedPlugin> plugins() {
        return connectors.stream().map(OrderedConnector::plugin).distinct().toList();
    }

    /** Where the workers are. */
    public record Network(List<String> subnets, List<String> securityGroups) {
        public Network {
            subnets = List.copyOf(subnets);
            securityGroups = List.copyOf(securityGroups);
        }
    }

    /**
     * How much each connector gets.
     *
     * @param workers 1 to 10
     * @param mcus of each worker, of 1 vCPU and 4 GiB: 1, 2, 4 or 8
     */
    public record Capacity(int workers, int mcus) {
        public Capacity {
            if (workers < 1 || workers > 10) {
                throw new IllegalArgumentException("MSK Connect gives a connector 1 to 10 workers");
            }
            if (mcus != 1 && mcus != 2 && mcus != 4 && mcus != 8) {
                throw new IllegalArgumentException("MSK Connect gives a worker 1, 2, 4 or 8 units");
            }
        }
    }

    /** A plugin, as a zip in the bucket. */
    public record OrderedPlugin(String name, String fileKey) {
        public OrderedPlugin {
            Objects.requireNonNull(name);
            Objects.requireNonNull(fileKey);
        }
    }

    /**
     * A connector.
     *
     * @param config without a secret in clear
     */
    public record OrderedConnector(String name, OrderedPlugin plugin, SortedMap<String, String> config) {
        public OrderedConnector {
            Objects.requireNonNull(name);
            Objects.requireNonNull(plugin);
            config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        }
    }

    /** A name as Terraform and file systems take it. */
    public static String identifier(String name) {
        String identifier = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return identifier.matches("[A-Za-z_].*") ? identifier : "_" + identifier;
    }
}
