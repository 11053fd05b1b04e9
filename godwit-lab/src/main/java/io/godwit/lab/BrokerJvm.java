package io.godwit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds the command lines of ZooKeeper, brokers, Connect and their tools, for small heaps and a quick start. */
final class BrokerJvm {
    /** Levels of the JVM's tiered compilation: C1 alone, and C2 for what is hot. */
    private static final int QUICK_START = 1;

    private static final int FULL_OPTIMIZATION = 4;

    private final String javaProgram;
    private final String classPath;
    private final String logConfigurationOption;
    private final boolean optimizingCompiler;
    private final List<String> jmxSecurity;
    private final boolean plainJmxRegistry;
    private final Optional<String> javaAgent;

    BrokerJvm(ClusterSpec spec, Path brokersFolder, Path clusterFolder, SslStores stores) throws IOException {
        this.javaProgram =
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
        this.classPath = spec.version().classPath(brokersFolder);
        this.optimizingCompiler = spec.hasOptimizingCompiler();
        this.jmxSecurity = new ArrayList<>(
                spec.hasEncryptedJmx()
                        ? stores.jmxOptions(!spec.hasPlainJmxRegistry())
                        : List.of("-Dcom.sun.management.jmxremote.ssl=false"));
        this.jmxSecurity.addAll(
                spec.hasGuardedJmx()
                        ? JmxUsers.writeTo(clusterFolder)
                        : List.of("-Dcom.sun.management.jmxremote.authenticate=false"));
        this.plainJmxRegistry = spec.hasPlainJmxRegistry();
        this.javaAgent = spec.javaAgent();
        this.logConfigurationOption = spec.version().logConfiguration().writeTo(clusterFolder);
    }

    List<String> zooKeeper(Path properties) {
        return command(
                64, OptionalInt.empty(), "org.apache.zookeeper.server.quorum.QuorumPeerMain", properties.toString());
    }

    List<String> broker(int heapMegabytes, BrokerPorts ports, Path properties) {
        List<String> command = command(heapMegabytes, ports.jmx(), "kafka.Kafka", properties.toString());
        ports.agent().ifPresent(port -> command.add(1, javaAgent.orElseThrow().replace("{port}", "127.0.0.1:" + port)));
        return command;
    }

    List<String> connectWorker(int heapMegabytes, Path properties) {
        return command(
                heapMegabytes,
                OptionalInt.empty(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                properties.toString());
    }

    /** Makes the data folder of a KRaft node ready for use. */
    List<String> format(String clusterId, Path properties) {
        return command(
                64,
                OptionalInt.empty(),
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                clusterId,
                "--config",
                properties.toString());
    }

    private List<String> command(int heapMegabytes, OptionalInt jmxPort, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                javaProgram,
                "-Xmx" + heapMegabytes + "m",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=" + (optimizingCompiler ? FULL_OPTIMIZATION : QUICK_START),
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                logConfigurationOption));
        jmxPort.ifPresent(port -> {
            command.addAll(remoteJmx(port));
            command.addAll(jmxSecurity);
        });
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A registry that is not encrypted can't share its port with a server that is. */
    private List<String> remoteJmx(int port) {
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + (plainJmxRegistry ? 0 : port),
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1");
    }

    /** Not {@link java.util.Properties#store}: its comment with the time would make two runs differ. */
    static void writeProperties(Path file, Map<String, String> properties) throws IOException {
        StringBuilder text = new StringBuilder();
        properties.forEach((key, value) ->
                text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        Files.writeString(file, text);
    }
}
