package io.godwit.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes one broker's {@code server.properties}.
 *
 * <p>Brokers talk to each other, to the controllers and to the lab over a listener of their own, with its own super user where
 * there is an authorizer. So the listeners under test can be as strict, or as broken, as wanted.
 */
final class BrokerProperties {
    static final String INTERNAL = "INTERNAL";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private final ClusterSpec spec;
    private final SortedMap<Integer, BrokerPorts> ports;
    private final SslStores stores;

    BrokerProperties(ClusterSpec spec, SortedMap<Integer, BrokerPorts> ports, SslStores stores) {
        this.spec = spec;
        this.ports = ports;
        this.stores = stores;
    }

    /** For a broker of a cluster that keeps its metadata in ZooKeeper. */
    SortedMap<String, String> withZooKeeper(int id, Path data, int zooKeeperPort) {
        SortedMap<String, String> properties = common(id, data);
        properties.put("broker.id", Integer.toString(id));
        properties.put("zookeeper.connect", HOST + ":" + zooKeeperPort);
        properties.put("zookeeper.connection.timeout.ms", "30000");
        // Short, because a killed broker can't come back before its session is over; long enough for a busy machine.
        properties.put("zookeeper.session.timeout.ms", "6000");
        properties.put("listeners", listeners(id));
        if (spec.hasAuthorizer()) {
            properties.put("authorizer.class.name", "kafka.security.authorizer.AclAuthorizer");
        }
        properties.putAll(spec.config());
        return properties;
    }

    /** For a broker that is a controller too. */
    SortedMap<String, String> withKRaft(int id, Path data) {
        SortedMap<String, String> properties = common(id, data);
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(id));
        properties.put(
                "controller.quorum.voters",
                ports.entrySet().stream()
                        .map(node -> node.getKey() + "@" + HOST + ":"
                                + node.getValue().controller())
                        .collect(Collectors.joining(",")));
        properties.put("controller.listener.names", CONTROLLER);
        // As with ZooKeeper: a killed broker can't come back before its session is over.
        properties.put("broker.session.timeout.ms", "6000");
        properties.put(
                "listeners",
                listeners(id) + "," + CONTROLLER + "://" + HOST + ":"
                        + portsOf(id).controller());
        if (spec.guardsInternalListener()) {
            properties.put("sasl.mechanism.controller.protocol", "PLAIN");
            putInternalLogin(properties, CONTROLLER);
        }
        if (spec.hasAuthorizer()) {
            properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        }
        properties.putAll(spec.config());
        return properties;
    }

    private SortedMap<String, String> common(int id, Path data) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("log.dirs", data.toString());
        putSizes(properties);
        putReplication(properties);
        properties.put("advertised.listeners", listeners(id));
        properties.put("listener.security.protocol.map", protocols());
        properties.put("inter.broker.listener.name", INTERNAL);
        if (spec.guardsInternalListener()) {
            properties.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
            putInternalLogin(properties, INTERNAL);
        }
        spec.listeners().forEach(listener -> putSecurity(properties, listener));
        if (spec.hasAuthorizer()) {
            properties.put(
                    "super.users",
                    "User:" + Credentials.INTERNAL_USER + ";User:" + ClusterSpec.SUPER_USER + ";User:CN="
                            + ClusterSpec.SUPER_USER);
        }
        if (!spec.racks().isEmpty()) {
            properties.put(
                    "broker.rack", spec.racks().get((id - 1) % spec.racks().size()));
        }
        return properties;
    }

    /** Small enough for several clusters on a laptop. */
    private static void putSizes(Map<String, String> properties) {
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("offsets.topic.num.partitions", "3");
        properties.put("transaction.state.log.num.partitions", "3");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("controlled.shutdown.retry.backoff.ms", "500");
    }

    private void putReplication(Map<String, String> properties) {
        int brokers = ports.size();
        String factor = Integer.toString(brokers);
        String minimumInSync = Integer.toString(Math.min(2, brokers));
        properties.put("default.replication.factor", factor);
        properties.put("offsets.topic.replication.factor", factor);
        properties.put("transaction.state.log.replication.factor", factor);
        properties.put("transaction.state.log.min.isr", minimumInSync);
        if (spec.version() == KafkaVersion.KAFKA_4_3) {
            properties.put("share.coordinator.state.topic.replication.factor", factor);
            properties.put("share.coordinator.state.topic.min.isr", minimumInSync);
        }
    }

    private void putInternalLogin(Map<String, String> properties, String listener) {
        String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
        if (listener.equals(INTERNAL) && spec.listeners().contains(Listener.SASL_SSL_SCRAM)) {
            // For the lab's question whether this broker knows the users already.
            properties.put(prefix + "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
            properties.put(prefix + "scram-sha-512.sasl.jaas.config", Credentials.scramServer());
        } else {
            properties.put(prefix + "sasl.enabled.mechanisms", "PLAIN");
        }
        properties.put(prefix + "plain.sasl.jaas.config", Credentials.plainServer(List.of(Credentials.INTERNAL_USER)));
    }

    private void putSecurity(Map<String, String> properties, Listener listener) {
        String prefix = "listener.name." + listener.name().toLowerCase(Locale.ROOT) + ".";
        Map<String, String> security = new TreeMap<>();
        if (listener.encrypted()) {
            stores.putKey(security, "broker");
            stores.putTrust(security);
            // A client certificate is welcome but not demanded on the SSL listener; with SASL it would be ignored.
            security.put("ssl.client.auth", listener.hasUsers() ? "none" : "requested");
        }
        switch (listener) {
            case PLAINTEXT, SSL -> {}
            case SASL_SSL_PLAIN -> {
                security.put("sasl.enabled.mechanisms", "PLAIN");
                security.put("plain.sasl.jaas.config", Credentials.plainServer(spec.users()));
            }
            case SASL_SSL_SCRAM -> {
                security.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
                security.put("scram-sha-512.sasl.jaas.config", Credentials.scramServer());
            }
        }
        security.forEach((key, value) -> properties.put(prefix + key, value));
    }

    private String listeners(int id) {
        BrokerPorts own = portsOf(id);
        List<String> all = new ArrayList<>();
        all.add(INTERNAL + "://" + HOST + ":" + own.internal());
        spec.listeners().forEach(listener -> all.add(listener + "://" + HOST + ":" + own.of(listener)));
        return String.join(",", all);
    }

    private String protocols() {
        String internal = spec.guardsInternalListener() ? "SASL_PLAINTEXT" : "PLAINTEXT";
        List<String> all = new ArrayList<>(List.of(INTERNAL + ":" + internal));
        if (spec.mode() == MetadataMode.KRAFT) {
            all.add(CONTROLLER + ":" + internal);
        }
        spec.listeners().forEach(listener -> all.add(listener + ":" + listener.securityProtocol()));
        return String.join(",", all);
    }

    private BrokerPorts portsOf(int id) {
        BrokerPorts own = ports.get(id);
        if (own == null) {
            throw new LabException("the cluster has no broker " + id + "; it has " + ports.keySet());
        }
        return own;
    }
}
