package io.godwit.cli.cutover;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.ClusterSpec;
import io.godwit.lab.KafkaCluster;
import io.godwit.lab.Lab;
import io.godwit.lab.workload.CrmWorkload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/** The CRM on 2.8.2, an empty 4.3, a configuration, and Godwit's own commands as processes or in this one. */
final class CutoverStand implements AutoCloseable {
    final Lab lab = Lab.inTemporaryFolder();
    final KafkaCluster source;
    final KafkaCluster target;
    final CrmWorkload crm;
    private final Deque<Process> processes = new ArrayDeque<>();

    CutoverStand() {
        CompletableFuture<KafkaCluster> newer = CompletableFuture.supplyAsync(
                () -> lab.start(ClusterSpec.kafka43().config("auto.create.topics.enable", "false")));
        source = lab.start(ClusterSpec.kafka28WithZooKeeper());
        target = newer.join();
        crm = CrmWorkload.in(
                lab.folder().resolve("crm"),
                Map.of("source", source.clientProperties(), "target", target.clientProperties()));
        try (Admin admin = source.openAdmin()) {
            CrmWorkload.createTopics(admin, 1);
        }
    }

    /** How a command ended. */
    record Outcome(int status, String out, String err) {
        JsonNode document() {
            return Json.tree(out.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    Path configuration(String file, String cutover) {
        return configuration(file, "refreshInterval: 2s", cutover);
    }

    Path configuration(String file, String mirror, String cutover) {
        try {
            return Files.writeString(
                    lab.folder().resolve(file),
                    """
                    name: move
                    source: {bootstrapServers: '%s'}
                    target: {bootstrapServers: '%s'}
                    mirror: {%s}
                    cutover: {%s}
                    applications:
                    %s%s%s"""
                            .formatted(
                                    source.bootstrapServers(),
                                    target.bootstrapServers(),
                                    mirror,
                                    cutover,
                                    application("consumers", "groups: [billing, warehouse]"),
                                    application("reporting", "groups: [reporting]"),
                                    application(
                                            "producers",
                                            "produces: [order, price, order-bad, customer, invoice, web-event, payment]")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String application(String name, String what) {
        Path script = crm.folder().resolve("apps").resolve(name);
        return """
                - name: %2$s
                  %3$s
                  stop: '%1$s stop'
                  start: '%1$s start target'
                  startOnSource: '%1$s start source'
                  health: '%1$s health'
              """
                .formatted(script, name, what);
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
        crm.close();
        processes.forEach(Process::destroyForcibly);
        lab.close();
    }
}
