package io.godwit.cli.waves;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Map;

/** One run of the command line. */
record WavesRun(int status, String out, String err) {
    static WavesRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                false,
                Map.of());
        int status = Godwit.commandLine(terminal).execute(arguments);
        return new WavesRun(status, out.toString(), err.toString());
    }
}
