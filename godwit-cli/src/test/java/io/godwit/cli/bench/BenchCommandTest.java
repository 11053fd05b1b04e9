package io.godwit.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.bench.result.BenchmarkCase;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldListTheCasesInItsHelp() {
        assertThat(run("bench", "mirror", "--help")).isZero();
        for (BenchmarkCase benchmarkCase : BenchmarkCase.values()) {
            assertThat(out.toString()).contains(benchmarkCase.label());
        }
    }

    @Test
    void shouldNameTheCasesWhenOneIsUnknown() {
        assertThat(run("bench", "mirror", "--case", "huge")).isEqualTo(2);
        assertThat(err.toString()).contains("'huge' is not one of lz4-64k, ");
    }

    @Test
    void shouldWantACommand() {
        assertThat(run("bench")).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing: mirror");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), false, Map.of());
        return Godwit.commandLine(terminal).execute(arguments);
    }
}
