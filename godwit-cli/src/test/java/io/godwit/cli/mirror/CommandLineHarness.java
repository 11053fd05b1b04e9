package io.godwit.cli.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import io.godwit.lab.KafkaCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs Godwit's commands in this process, and the mirror in one of its own. */
final class CommandLineHarness implements AutoCloseable {
    private final Path folder;
    private final Path configuration;
    private @Nullable Process forked;

    record Result(int exitCode, String out, String err) {}

    CommandLineHarness(Path folder, String engine, KafkaCluster source, KafkaCluster target) {
        this.folder = folder;
        this.configuration = folder.resolve("migration.yaml");
        write(
                configuration,
                """
                name: crm
                source:
                  bootstrapServers: %s
                target:
                  bootstrapServers: %s
                mirror:
                  engine: %s
                  tasks: 2
                  refreshInterval: 2s
                """
                        .formatted(source.bootstrapServers(), target.bootstrapServers(), engine));
    }

    Result run(String... command) {
        return execute("json", command);
    }

    Result text(String... command) {
        return execute("text", command);
    }

    private Result execute(String format, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", configuration.toString(), "-o", format, "--no-input"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int exitCode = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    JsonNode status() {
        String document = run("status").out();
        return document.isBlank() ? MissingNode.getInstance() : Json.tree(document.getBytes(StandardCharsets.UTF_8));
    }

    /** The same command in a process of its own; the test ends it. */
    Process fork(String command) throws IOException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Godwit.class.getName(),
                command,
                "-f",
                configuration.toString());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mirror.log").toFile()));
        builder.environment().put("GODWIT_LOG_DIR", folder.resolve("logs").toString());
        forked = builder.start();
        return forked;
    }

    Process forked() {
        return Objects.requireNonNull(forked);
    }

    /** What the forked processes said. */
    String log() {
        try {
            return Files.readString(folder.resolve("mirror.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (forked != null) {
            forked.destroyForcibly();
        }
    }
}
