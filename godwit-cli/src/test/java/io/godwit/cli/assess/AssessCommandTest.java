package io.godwit.cli.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from a.zip --collect b.zip",
                "--anonymize",
                "--copy-rate fast",
                "--history 30m",
                "--max-look-ups 0",
                "--window 0s"
            })
    void shouldRefuseOptionsThatMakeNoSenseBeforeItAsksACluster(String options) {
        assertThat(run(("assess " + options).split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(options.split(" ", -1)[0]);
    }

    @Test
    void shouldNameABundleThatIsMissing(@TempDir Path folder) {
        assertThat(run("assess", "--from", folder.resolve("none.zip").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("GW-ASM-010").contains("none.zip");
    }

    @Test
    void shouldEscapeWhatNamesMayHold() {
        ReportSection section = ReportSection.titled("Topics")
                .text("a < b")
                .head("Topic", "#Bytes")
                .row("<script>|x_y*", "1")
                .build();

        assertThat(HtmlReport.of("R & D", List.of(section)))
                .contains("R &amp; D", "a &lt; b", "&lt;script&gt;|x_y*", "<td class=\"number\">1</td>")
                .doesNotContain("<script>");
        assertThat(MarkdownReport.of("R", List.of(section)))
                .contains("| &lt;script>\\|x\\_y\\* | 1 |")
                .contains("|---|---:|");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(arguments);
    }
}
