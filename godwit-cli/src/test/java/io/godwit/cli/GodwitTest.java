package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GodwitTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldEndWithUsageWhenNoCommandIsGiven() {
        int status = run(Map.of());

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing").contains("Usage: godwit");
    }

    @Test
    void shouldEndWithUsageForAnUnknownCommand() {
        int status = run(Map.of(), "migrate");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("migrate");
    }

    @Test
    void shouldPrintTheVersionOnStandardOutput() {
        int status = run(Map.of(), "--version");

        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("godwit ");
    }

    @Test
    void shouldPrintACompletionScriptThatKnowsTheCommands() {
        int status = run(Map.of(), "completion");

        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("completion", "--no-input");
    }

    @Test
    void shouldTakeOptionsFromTheEnvironment() {
        int status = run(Map.of("GODWIT_OUTPUT", "xml"), "completion");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("xml");
    }

    private int run(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false,
                environment);
        CommandLine line = Godwit.commandLine(terminal);
        return line.execute(arguments);
    }
}
