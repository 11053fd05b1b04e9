package io.godwit.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.LabError;
import io.godwit.core.json.Json;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs Godwit's commands in this process, just as they would be typed, and reads their JSON. */
final class OwnCommands {
    private final Path configuration;

    OwnCommands(Path configuration) {
        this.configuration = configuration;
    }

    /** What a command gave back: its exit code, and its last document. */
    record Outcome(ExitCode exitCode, JsonNode document, String talk) {}

    /**
     * Runs a command with {@code -f}, {@code -o json} and {@code --yes} added.
     *
     * @throws GodwitException if it ended otherwise than expected
     */
    Outcome run(Set<ExitCode> expected, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("-f", configuration.toString(), "-o", "json", "--yes"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return expected.stream()
                .filter(code -> code.status() == status)
                .findFirst()
                .map(code -> new Outcome(code, document(out.toString()), err.toString()))
                .orElseThrow(() -> unexpected(command, status, err.toString()));
    }

    Outcome run(String... command) {
        return run(Set.of(ExitCode.DONE), command);
    }

    private static JsonNode document(String out) {
        return out.isBlank() ? MissingNode.getInstance() : Json.tree(out.getBytes(StandardCharsets.UTF_8));
    }

    private static GodwitException unexpected(String[] command, int status, String talk) {
        if (Thread.currentThread().isInterrupted()) {
            return new GodwitException(
                    io.godwit.core.error.GeneralError.INTERRUPTED, "demo", "it was asked to end", "run it again");
        }
        return new GodwitException(
                LabError.STEP_FAILED,
                "godwit " + String.join(" ", command),
                "it ended with exit code " + status + " and said: " + talk.strip(),
                "run the demo with --folder demo to keep its files, and look into demo/logs");
    }
}
