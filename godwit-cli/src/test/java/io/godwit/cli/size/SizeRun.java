package io.godwit.cli.size;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of {@code godwit size}.
 *
 * @param exitCode what the process would exit with
 * @param out standard output
 * @param err standard error
 */
record SizeRun(int exitCode, String out, String err) {
    /** The first load that AWS's script was run for. */
    static final List<String> SMALL = List.of(
            "--ingress-average", "10MiB/s",
            "--ingress-peak", "20MiB/s",
            "--egress-average", "20MiB/s",
            "--egress-peak", "40MiB/s",
            "--partition-replicas", "600",
            "--retention", "72h",
            "--primary-retention", "72h");

    /** The second one. */
    static final List<String> LARGE = List.of(
            "--ingress-average", "100MiB/s",
            "--ingress-peak", "500MiB/s",
            "--egress-average", "200MiB/s",
            "--egress-peak", "1000MiB/s",
            "--partition-replicas", "1000",
            "--retention", "720h",
            "--primary-retention", "24h");

    static SizeRun of(List<String> load, String... more) {
        List<String> arguments = new ArrayList<>(List.of("size"));
        arguments.addAll(load);
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        int exitCode = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new SizeRun(exitCode, out.toString(), err.toString());
    }

    /** The load with one option changed. */
    static List<String> smallBut(String option, String value) {
        List<String> changed = new ArrayList<>(SMALL);
        changed.set(changed.indexOf(option) + 1, value);
        return changed;
    }

    JsonNode json() {
        return Json.tree(out.getBytes(StandardCharsets.UTF_8));
    }
}
