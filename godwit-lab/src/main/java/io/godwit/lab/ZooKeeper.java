package io.godwit.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The single ZooKeeper server of a cluster. */
final class ZooKeeper {
    private static final int COMMAND_TIMEOUT_MS = 2_000;

    private final int port;
    private final LabProcess process;

    private ZooKeeper(int port, LabProcess process) {
        this.port = port;
        this.process = process;
    }

    static ZooKeeper start(BrokerJvm jvm, Path folder, int port) throws IOException {
        Path data = Files.createDirectories(folder.resolve("zookeeper-data"));
        Map<String, String> properties = new TreeMap<>();
        properties.put("dataDir", data.toString());
        properties.put("clientPort", Integer.toString(port));
        properties.put("clientPortAddress", "127.0.0.1");
        properties.put("admin.enableServer", "false");
        properties.put("4lw.commands.whitelist", "dump,ruok");
        properties.put("tickTime", "1000");
        properties.put("maxClientCnxns", "0");
        Path file = folder.resolve("zookeeper.properties");
        BrokerJvm.writeProperties(file, properties);
        LabProcess process = LabProcess.start("ZooKeeper", jvm.zooKeeper(file), folder.resolve("zookeeper.log"));
        return new ZooKeeper(port, process);
    }

    int port() {
        return port;
    }

    LabProcess process() {
        return process;
    }

    void awaitReady(Duration timeout) {
        Patience.await(
                timeout,
                () -> {
                    Readiness.requireAlive(process, "ZooKeeper");
                    return ask("ruok").equals("imok");
                },
                () -> "ZooKeeper answers; its log ends:\n" + LogTail.of(process.logFile()));
    }

    /** A broker that was killed is registered until its session is over, and a new one with its id would refuse to start. */
    void awaitUnregistered(int brokerId, Duration timeout) {
        Pattern registration = Pattern.compile("/brokers/ids/" + brokerId + "\\b");
        Patience.await(
                timeout,
                () -> !registration.matcher(ask("dump")).find(),
                () -> "the ZooKeeper session of the old broker " + brokerId + " ends");
    }

    /** One of ZooKeeper's four-letter commands; empty when it did not answer. */
    private String ask(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), COMMAND_TIMEOUT_MS);
            socket.setSoTimeout(COMMAND_TIMEOUT_MS);
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.US_ASCII).strip();
            }
        } catch (IOException notYet) {
            return "";
        }
    }
}
