package io.godwit.cli.cutover;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two clusters of 3.9, three topics of one partition in two waves, and Godwit's own commands as processes or in this one. */
final class WavesStand implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final PlainTopics source;
    final PlainTopics target;
    private final Deque<Process> processes = new ArrayDeque<>();

    WavesStand() {
        CompletableFuture<KafkaCluster> other = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka39().config("auto.create.topics.enable", "false")));
        source = new PlainTopics(lab.start(ClusterSpec.kafka39()));
        target = new PlainTopics(other.join());
        source.create("quiet", "busy", "other");
    }

    /** How a command ended. */
    record Outcome(int status, String out, String err) {
        com.fasterxml.jackson.databind.JsonNode document() {
            return Json.tree(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    Path configuration(String file, String reverse) {
        try {
            return Files.writeString(
                    lab.folder().resolve(file),
                    """
                    name: waves
                    source: {bootstrapServers: '%s'}
                    target: {bootstrapServers: '%s'}
                    mirror: {refreshInterval: 1s}
                    cutover: {quietWindow: 1s, maxLag: 60s, maxWritePause: 120s, reverse: %s, minFreeDisk: 0%%, maxProduceLatency: 30s}
                    applications:
                      - {name: one, produces: [quiet, busy], stop: 'true', start: 'true', startOnSource: 'true'}
                      - {name: two, produces: [other], stop: 'true', start: 'true', startOnSource: 'true'}
                    waves:
                      - {name: first, applications: [one]}
                      - {name: second, applications: [two]}
                    """
                            .formatted(source.bootstrapServers(), target.bootstrapServers(), reverse));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in this process. */
    Outcome run(Path configuration, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", configuration.toString(), "-o", "json", "--yes"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    /** Starts a command as a process of its own, with all that it says in a file. */
    Process fork(Path configuration, Path log, String... command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Godwit.class.getName()));
        line.addAll(List.of(command));
        line.addAll(List.of("-f", configuration.toString(), "--yes"));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("GODWIT_LOG_DIR", lab.folder().resolve("logs").toString());
        try {
            Process process = builder.start();
            processes.push(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        lab.close();
    }
}
