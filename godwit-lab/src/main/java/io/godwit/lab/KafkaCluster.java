package io.godwit.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A running cluster, and the faults that can be made in it. Started by {@link Lab#start}. */
public final class KafkaCluster implements AutoCloseable {
    /** For one broker or a whole cluster to serve; generous, because the machine may be busy with other clusters. */
    static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final ClusterSpec spec;
    private final Path folder;
    private final ClientProperties clients;
    private final SortedMap<Integer, Broker> brokers;
    private final Optional<ZooKeeper> zooKeeper;

    KafkaCluster(
            ClusterSpec spec,
            Path folder,
            ClientProperties clients,
            SortedMap<Integer, Broker> brokers,
            Optional<ZooKeeper> zooKeeper) {
        this.spec = spec;
        this.folder = folder;
        this.clients = clients;
        this.brokers = new TreeMap<>(brokers);
        this.zooKeeper = zooKeeper;
    }

    public ClusterSpec spec() {
        return spec;
    }

    /** Holds the brokers' properties, logs, data and key stores. */
    public Path folder() {
        return folder;
    }

    /** {@code host:port} of each broker's PLAINTEXT listener, comma-separated. */
    public String bootstrapServers() {
        return bootstrapServers(Listener.PLAINTEXT);
    }

    public String bootstrapServers(Listener listener) {
        return ClientProperties.addresses(ports(), listener);
    }

    /** What a client needs for the PLAINTEXT listener. */
    public SortedMap<String, String> clientProperties() {
        return clientProperties(Listener.PLAINTEXT);
    }

    /** What a client needs for this listener, as {@value ClusterSpec#SUPER_USER}. */
    public SortedMap<String, String> clientProperties(Listener listener) {
        return clientProperties(listener, ClusterSpec.SUPER_USER);
    }

    /** What a client needs for this listener, as this user. */
    public SortedMap<String, String> clientProperties(Listener listener, String user) {
        if (!spec.users().contains(user)) {
            throw new LabException("the cluster was started without the user " + user + "; it has " + spec.users());
        }
        return clients.of(listener, user, ports());
    }

    /** A new client with every right, whatever the listeners under test demand; the caller closes it. */
    public Admin openAdmin() {
        return Admin.create(adminProperties());
    }

    /** What an Admin, producer or consumer needs to have every right. */
    public Map<String, Object> adminProperties() {
        return ClientProperties.internal(ports());
    }

    public List<Broker> brokers() {
        return List.copyOf(brokers.values());
    }

    /** Ids begin with 1. */
    public Broker broker(int id) {
        Broker broker = brokers.get(id);
        if (broker == null) {
            throw new LabException("the cluster has no broker " + id + "; it has " + brokers.keySet());
        }
        return broker;
    }

    /** {@code host:port} for remote JMX; the service URL is {@code service:jmx:rmi:///jndi/rmi://host:port/jmxrmi}. */
    public String jmxAddress(int brokerId) {
        int port = broker(brokerId)
                .ports()
                .jmx()
                .orElseThrow(() -> new LabException("the cluster was started without remote JMX"));
        return "127.0.0.1:" + port;
    }

    /** {@code host:port} of a broker's Java agent. */
    public String agentAddress(int brokerId) {
        int port = broker(brokerId)
                .ports()
                .agent()
                .orElseThrow(() -> new LabException("the cluster was started without a Java agent"));
        return "127.0.0.1:" + port;
    }

    /** The PKCS12 file of those whom clients have to trust, and its password; made where something is encrypted. */
    public Path trustStore() {
        return clients.stores().trustStore();
    }

    /** Of the trust store. */
    public String trustStorePassword() {
        return CertificateAuthority.STORE_PASSWORD;
    }

    /** Each process of this cluster that still runs. */
    List<LabProcess> processes() {
        return Stream.concat(brokerProcesses().stream(), zooKeeperProcesses().stream())
                .toList();
    }

    List<LabProcess> brokerProcesses() {
        return brokers.values().stream()
                .filter(Broker::isRunning)
                .map(Broker::process)
                .toList();
    }

    List<LabProcess> zooKeeperProcesses() {
        return zooKeeper.map(ZooKeeper::process).filter(LabProcess::isAlive).stream()
                .toList();
    }

    /** Brokers first: without its ZooKeeper a broker waits for it and hears no SIGTERM. */
    @Override
    public void close() {
        List<LabProcess> running = brokers.values().stream()
                .filter(Broker::isRunning)
                .map(Broker::process)
                .toList();
        running.forEach(LabProcess::resume);
        running.forEach(LabProcess::requestStop);
        running.forEach(broker -> broker.stop(STOP_PATIENCE));
        zooKeeper.map(ZooKeeper::process).ifPresent(process -> process.stop(STOP_PATIENCE));
    }

    private Collection<BrokerPorts> ports() {
        return brokers.values().stream().map(Broker::ports).toList();
    }
}
