package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/** Lays a cluster's files out and starts its processes in the order that they need. */
final class ClusterStarter {
    private final Path brokersFolder;
    private final FreePorts freePorts;
    private final Clock clock;

    ClusterStarter(Path brokersFolder, FreePorts freePorts, Clock clock) {
        this.brokersFolder = brokersFolder;
        this.freePorts = freePorts;
        this.clock = clock;
    }

    KafkaCluster start(ClusterSpec spec, Path folder) {
        try {
            Files.createDirectories(folder);
            SslStores stores = SslStores.create(folder.resolve("ssl"), spec, clock);
            SortedMap<Integer, BrokerPorts> ports = new TreeMap<>();
            spec.brokerIds().forEach(id -> ports.put(id, BrokerPorts.choose(spec, freePorts)));
            Start start = new Start(
                    spec,
                    folder,
                    new BrokerJvm(spec, brokersFolder, folder, stores),
                    new BrokerProperties(spec, ports, stores),
                    ports,
                    new ClientProperties(stores));
            return switch (spec.mode()) {
                case ZOOKEEPER -> start.withZooKeeper(freePorts.next());
                case KRAFT -> start.withKRaft();
            };
        } catch (IOException e) {
            throw new LabException("could not lay out a cluster in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** One start, with all that it needs to know. */
    private record Start(
            ClusterSpec spec,
            Path folder,
            BrokerJvm jvm,
            BrokerProperties properties,
            SortedMap<Integer, BrokerPorts> ports,
            ClientProperties clients) {

        KafkaCluster withZooKeeper(int port) throws IOException {
            for (int id : ports.keySet()) {
                BrokerJvm.writeProperties(file(id), properties.withZooKeeper(id, data(id), port));
            }
            ZooKeeper zooKeeper = ZooKeeper.start(jvm, folder, port);
            try {
                zooKeeper.awaitReady(KafkaCluster.START_TIMEOUT);
            } catch (RuntimeException e) {
                zooKeeper.process().kill();
                throw e;
            }
            return startBrokers(Optional.of(zooKeeper));
        }

        KafkaCluster withKRaft() throws IOException {
            String clusterId = Uuid.randomUuid().toString();
            List<LabProcess> formats = new ArrayList<>();
            for (int id : ports.keySet()) {
                BrokerJvm.writeProperties(file(id), properties.withKRaft(id, data(id)));
                formats.add(LabProcess.start(
                        "storage format", jvm.format(clusterId, file(id)), folder.resolve("format-" + id + ".log")));
            }
            for (LabProcess format : formats) {
                format.awaitEnd(KafkaCluster.START_TIMEOUT);
                if (format.exitCode() != 0) {
                    throw new LabException("Kafka could not format its storage:\n" + LogTail.of(format.logFile()));
                }
            }
            return startBrokers(Optional.empty());
        }

        private KafkaCluster startBrokers(Optional<ZooKeeper> zooKeeper) {
            RestartOf restart = new RestartOf(zooKeeper);
            SortedMap<Integer, Broker> brokers = new TreeMap<>();
            ports.forEach((id, own) -> brokers.put(id, broker(id, own, restart)));
            KafkaCluster cluster = new KafkaCluster(spec, folder, clients, brokers, zooKeeper);
            try {
                brokers.values().forEach(Broker::launch);
                Readiness.await(brokers.values(), KafkaCluster.START_TIMEOUT);
                new SaslUsers(cluster).create(KafkaCluster.START_TIMEOUT);
                return cluster;
            } catch (RuntimeException e) {
                cluster.processes().forEach(LabProcess::kill);
                throw e;
            }
        }

        private Broker broker(int id, BrokerPorts own, Broker.Restart restart) {
            List<String> command = jvm.broker(spec.heapMegabytes(), own, file(id));
            return new Broker(id, own, command, folder.resolve("broker-" + id + ".log"), restart);
        }

        private Path file(int id) {
            return folder.resolve("broker-" + id + ".properties");
        }

        private Path data(int id) {
            return folder.resolve("broker-" + id + "-data");
        }
    }

    private record RestartOf(Optional<ZooKeeper> zooKeeper) implements Broker.Restart {
        @Override
        public void prepare(Broker broker) {
            zooKeeper.ifPresent(server -> server.awaitUnregistered(broker.id(), KafkaCluster.START_TIMEOUT));
        }

        @Override
        public void awaitReady(Broker broker) {
            Readiness.await(List.of(broker), KafkaCluster.START_TIMEOUT);
        }
    }
}
