package io.godwit.cli.plan;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * One run of the command line.
 *
 * @param exitCode what the process would exit with
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int exitCode, String out, String err) {
    /** Runs with that text as what the person types. */
    static CommandLineRun of(String typed, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new BufferedReader(new StringReader(typed)),
                false,
                Map.of());
        int exitCode = Godwit.commandLine(terminal).execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    String lastLine() {
        return out.stripTrailing().lines().reduce("", (former, line) -> line);
    }
}
