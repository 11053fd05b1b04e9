package io.godwit.cli.plan;

import io.godwit.lab.KafkaCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a script with Kafka's own tools on its path. */
final class StockTools {
    private StockTools() {}

    /** Returns the script's exit code. */
    static int run(KafkaCluster cluster, Path script) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(cluster.folder().resolve("tools"));
        tool(bin, "kafka-topics.sh", "org.apache.kafka.tools.TopicCommand");
        tool(bin, "kafka-configs.sh", "org.apache.kafka.tools.ConfigCommand");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.inheritIO().start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the script did not end");
        }
        return process.exitValue();
    }

    private static void tool(Path bin, String name, String mainClass) throws IOException {
        Path jars = Path.of(System.getProperty("godwit.lab.brokers"), "kafka-4.3", "*");
        Path tool = bin.resolve(name);
        Files.writeString(
                tool,
                """
                #!/bin/sh
                exec '%s' -Xmx128m -cp '%s' %s "$@"
                """
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), jars, mainClass));
        if (!tool.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + tool);
        }
    }
}
