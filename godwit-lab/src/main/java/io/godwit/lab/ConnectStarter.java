package io.godwit.lab;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lays the files of a Connect cluster out and starts its workers. */
final class ConnectStarter {
    /** A worker reads the plugins first, and waits for its group; generous, because the machine may be busy. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Path brokersFolder;
    private final FreePorts freePorts;

    ConnectStarter(Path brokersFolder, FreePorts freePorts) {
        this.brokersFolder = brokersFolder;
        this.freePorts = freePorts;
    }

    ConnectCluster start(ConnectSpec spec, KafkaCluster storage, Path folder) {
        List<ConnectWorker> workers = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            BrokerJvm jvm = new BrokerJvm(
                    ClusterSpec.of(spec.version(), MetadataMode.KRAFT), brokersFolder, folder, new SslStores(folder));
            for (int number = 1; number <= spec.workers(); number++) {
                int port = freePorts.next();
                Path properties = folder.resolve("worker-" + number + ".properties");
                BrokerJvm.writeProperties(
                        properties,
                        spec.properties(storage, folder.getFileName().toString(), port));
                workers.add(new ConnectWorker(
                        "Connect worker " + number,
                        URI.create("http://127.0.0.1:" + port),
                        jvm.connectWorker(spec.heapMegabytes(), properties),
                        folder.resolve("worker-" + number + ".log")));
            }
        } catch (IOException e) {
            throw new LabException("could not lay out a Connect cluster in " + folder + ": " + e.getMessage(), e);
        }
        ConnectCluster cluster = new ConnectCluster(workers);
        try {
            workers.forEach(ConnectWorker::start);
            workers.forEach(worker -> worker.awaitReady(START_TIMEOUT));
            return cluster;
        } catch (RuntimeException e) {
            cluster.processes().forEach(LabProcess::kill);
            throw e;
        }
    }
}
