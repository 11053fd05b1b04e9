package io.godwit.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is connected to. Tests give their own streams.
 *
 * @param out data
 * @param err talk
 * @param interactive whether standard input and output are a terminal that a person sits at
 */
public record Terminal(
        PrintWriter out, PrintWriter err, BufferedReader in, boolean interactive, Map<String, String> environment) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The process's own streams. */
    public static Terminal ofProcess() {
        return new Terminal(
                writer(System.out), writer(System.err), reader(System.in), isInteractive(), System.getenv());
    }

    /** The launcher asks the shell, since a console object says nothing about a terminal on Java 22 and later. */
    private static boolean isInteractive() {
        return Boolean.getBoolean("godwit.interactive");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** The next line that the person types; empty at the end of input. */
    public Optional<String> readLine() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Columns of the terminal window as the shell tells them, or 100. */
    public int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 100;
    }
}
