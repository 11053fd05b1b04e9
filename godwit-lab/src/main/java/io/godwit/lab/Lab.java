package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for clusters that live as long as this object: closing it, the end of this JVM, and even its sudden death end every
 * process that it started.
 *
 * <pre>
 * try (Lab lab = Lab.inTemporaryFolder()) {
 *     KafkaCluster source = lab.start(ClusterSpec.kafka28WithZooKeeper());
 *     KafkaCluster target = lab.start(ClusterSpec.kafka43().brokers(3));
 * }
 * </pre>
 */
public final class Lab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lab.class);

    private final Path folder;
    private boolean temporary;
    private final FreePorts freePorts;
    private final ClusterStarter starter;
    private final ConnectStarter connectStarter;
    private final Deque<KafkaCluster> clusters = new ArrayDeque<>();
    private final Deque<ConnectCluster> connectClusters = new ArrayDeque<>();
    private final Deque<ServiceProcess> services = new ArrayDeque<>();
    private final Thread shutdown = new Thread(this::end, "godwit-lab-shutdown");
    private int started;

    private Lab(Path folder, boolean temporary) {
        this.folder = folder.toAbsolutePath();
        this.temporary = temporary;
        String brokers = System.getProperty(KafkaVersion.BROKERS_PROPERTY);
        if (brokers == null) {
            throw new LabException("the lab does not know where the brokers' jars are; set -D"
                    + KafkaVersion.BROKERS_PROPERTY + " to the folder that holds kafka-2.8, kafka-3.9 and kafka-4.3");
        }
        this.freePorts = new FreePorts(new Random());
        this.starter = new ClusterStarter(Path.of(brokers), freePorts, Clock.systemUTC());
        this.connectStarter = new ConnectStarter(Path.of(brokers), freePorts);
        Runtime.getRuntime().addShutdownHook(shutdown);
    }

    /** Its folder is removed in the end. */
    public static Lab inTemporaryFolder() {
        try {
            return new Lab(Files.createTempDirectory("godwit-lab-"), true);
        } catch (IOException e) {
            throw new LabException("could not make a temporary folder: " + e.getMessage(), e);
        }
    }

    /** The folder is made if it is missing, and stays with its logs in the end. */
    public static Lab in(Path folder) {
        try {
            return new Lab(Files.createDirectories(folder), false);
        } catch (IOException e) {
            throw new LabException("could not make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Returns when every broker serves; several threads may start clusters at the same time. */
    public KafkaCluster start(ClusterSpec spec) {
        Path own = folder.resolve(nextNumber() + "-" + spec.label());
        long begin = System.nanoTime();
        KafkaCluster cluster = starter.start(spec, own);
        LOG.info(
                "Started {} in {} ms: {}",
                own.getFileName(),
                (System.nanoTime() - begin) / 1_000_000,
                cluster.bootstrapServers());
        synchronized (this) {
            clusters.push(cluster);
        }
        return cluster;
    }

    /**
     * A Connect cluster that keeps its own topics on this Kafka cluster; returns when every worker answers. It ends with the lab
     * and cannot be kept running.
     */
    public ConnectCluster startConnect(ConnectSpec spec, KafkaCluster storage) {
        ConnectCluster cluster = connectStarter.start(spec, storage, folder.resolve(nextNumber() + "-" + spec.label()));
        synchronized (this) {
            connectClusters.push(cluster);
        }
        return cluster;
    }

    /**
     * A component beside Kafka, in a folder of its own and on a free port; returns when it serves. It ends with the lab, before the
     * clusters, and cannot be kept running.
     *
     * @param label the folder's name after its number
     */
    public ServiceProcess startService(String label, ServiceLayout layout) {
        ServiceProcess service = prepareService(label, layout);
        long begin = System.nanoTime();
        service.start();
        LOG.info("Started {} in {} ms", label, (System.nanoTime() - begin) / 1_000_000);
        return service;
    }

    /** The same, but its start is left to the caller; its port is known and kept for it. */
    public ServiceProcess prepareService(String label, ServiceLayout layout) {
        Path own = folder.resolve(nextNumber() + "-" + label);
        try {
            int port = freePorts.next();
            ServiceProcess service = new ServiceProcess(layout.in(Files.createDirectories(own), port), port);
            synchronized (this) {
                services.push(service);
            }
            return service;
        } catch (IOException e) {
            throw new LabException("could not lay out " + label + " in " + own + ": " + e.getMessage(), e);
        }
    }

    /** Every process that the lab started and that still runs. */
    public synchronized List<Long> processIds() {
        Stream<Long> workers = connectClusters.stream()
                .flatMap(cluster -> cluster.processes().stream())
                .map(LabProcess::processId);
        Stream<Long> others =
                services.stream().filter(ServiceProcess::isRunning).map(ServiceProcess::processId);
        return Stream.of(processIds(KafkaCluster::processes).stream(), workers, others)
                .flatMap(ids -> ids)
                .toList();
    }

    /** That all of them occupy now; empty where the operating system does not tell. */
    public OptionalLong residentMegabytes() {
        return ResidentMemory.ofAll(processIds());
    }

    /**
     * Lets the clusters live on when this JVM ends, and closes this object without ending them; the folder stays.
     *
     * @return the script that ends them
     */
    public synchronized Path keepRunning() {
        Path script = folder.resolve("stop-lab");
        try {
            StopScript.write(
                    script,
                    folder,
                    processIds(KafkaCluster::brokerProcesses),
                    processIds(KafkaCluster::zooKeeperProcesses));
        } catch (IOException e) {
            throw new LabException("could not write " + script + ": " + e.getMessage(), e);
        }
        clusters.forEach(cluster -> cluster.processes().forEach(LabProcess::release));
        clusters.clear();
        temporary = false;
        close();
        return script;
    }

    /** Ends the clusters, the last started first. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdown);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook does the same work; closing twice is harmless.
        }
        end();
    }

    private synchronized List<Long> processIds(Function<KafkaCluster, List<LabProcess>> which) {
        return clusters.stream()
                .flatMap(cluster -> which.apply(cluster).stream())
                .map(LabProcess::processId)
                .toList();
    }

    private synchronized int nextNumber() {
        return ++started;
    }

    private synchronized void end() {
        while (!connectClusters.isEmpty()) {
            connectClusters.pop().close();
        }
        while (!services.isEmpty()) {
            services.pop().close();
        }
        while (!clusters.isEmpty()) {
            clusters.pop().close();
        }
        freePorts.close();
        if (temporary && Files.exists(folder)) {
            removeFolder();
        }
    }

    private void removeFolder() {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(all::add);
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("The lab's folder {} could not be removed: {}", folder, e.getMessage());
        }
    }
}
