package io.godwit.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is served. */
class ServeCommandTest {
    private record Outcome(int status, String err) {}

    private static Outcome serve(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve", "--source-bootstrap-server", "127.0.0.1:1", "--target-bootstrap-server", "127.0.0.1:2"));
        arguments.addAll(List.of(options));
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                new BufferedReader(Reader.nullReader()),
                false,
                environment);
        int status = Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Outcome(status, err.toString());
    }

    @Test
    void shouldRefuseWhatIsNoAddress() {
        Outcome outcome = serve(Map.of(), "--listen", "nowhere");

        assertThat(outcome.err()).contains("GW-SRV-001", "127.0.0.1:7400");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void shouldRefuseTokensThatCanNotBeUsed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), "alice: short\n");

        assertThat(serve(Map.of(), "--token-file", file.toString()).err()).contains("GW-SRV-002", "shorter than 16");
        assertThat(serve(Map.of(), "--token-file", folder.resolve("none").toString())
                        .err())
                .contains("GW-SRV-002", "none");
        Outcome variable = serve(Map.of("GODWIT_SERVE_TOKEN", "also-short"));
        assertThat(variable.err()).contains("GW-SRV-002", "GODWIT_SERVE_TOKEN").doesNotContain("also-short");
        assertThat(variable.status()).isEqualTo(2);
        assertThat(serve(Map.of(), "--read-with-token").err()).contains("GW-SRV-002");
    }

    @Test
    void shouldRefuseAKeystoreWithoutItsPassword(@TempDir Path folder) {
        Outcome outcome =
                serve(Map.of(), "--tls-keystore", folder.resolve("none.p12").toString());

        assertThat(outcome.err()).contains("GW-SRV-003", "--tls-keystore-password-file");
        assertThat(outcome.status()).isEqualTo(2);
    }
}
