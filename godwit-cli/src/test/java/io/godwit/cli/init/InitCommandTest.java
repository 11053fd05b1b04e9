package io.godwit.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.Godwit;
import io.godwit.cli.Terminal;
import io.godwit.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void shouldWriteAFileFromTwoAddresses() throws IOException {
        int status = godwit("init", "--source-bootstrap-server", "old:9092", "--target-bootstrap-server", "new:9092");

        assertThat(status).isZero();
        assertThat(migration()).content().contains("name: migration", "bootstrapServers: old:9092", "$schema=");
        assertThat(folder.resolve(".godwit/migration.schema.json")).content().contains("\"additionalProperties\"");
    }

    @Test
    void shouldReferToPropertiesFilesBesideTheNewFile() throws IOException {
        Path properties = Files.writeString(folder.resolve("old.properties"), "bootstrap.servers=old:9092\n");

        int status = godwit(
                "init", "--source-command-config", properties.toString(), "--target-bootstrap-server", "new:9092");

        assertThat(status).isZero();
        assertThat(migration()).content().contains("propertiesFile: ").doesNotContain("bootstrapServers: old");
    }

    @Test
    void shouldWriteNothingWhenAnAddressIsWrong() {
        int status = godwit("init", "--source-bootstrap-server", "old", "--target-bootstrap-server", "new:9092");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("GW-CFG-001").contains("source.bootstrapServers");
        assertThat(migration()).doesNotExist();
    }

    @Test
    void shouldNotOverwriteUnlessAsked() throws IOException {
        Files.writeString(migration(), "mine");
        String[] arguments = {"init", "--source-bootstrap-server", "old:1", "--target-bootstrap-server", "new:1"};

        assertThat(godwit(arguments)).isEqualTo(1);
        assertThat(migration()).content().isEqualTo("mine");
        assertThat(err.toString()).contains("GW-CFG-003").contains("--yes");
        arguments[0] = "init";
        List<String> withYes = new ArrayList<>(List.of(arguments));
        withYes.add("--yes");
        assertThat(godwit(withYes.toArray(String[]::new))).isZero();
        assertThat(migration()).content().contains("old:1");
    }

    @Test
    void shouldAskForTheClustersWhenNoneIsNamed() {
        assertThat(godwit("init")).isEqualTo(2);
        assertThat(err.toString()).contains("GW-CFG-007").contains("--mm2");
    }

    @Test
    void shouldTellTheFindingsOfAnImportWithExactlyTheseFields() throws IOException {
        Path mm2 = mirrorMakerFile();

        int status = godwit("init", "--mm2", mm2.toString(), "-o", "json");

        JsonNode document = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(status).isZero();
        assertThat(document.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.get("findings")).isNotEmpty().allSatisfy(finding -> assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly("code", "severity", "line", "key", "message", "fix"));
        assertThat(out.toString()).doesNotContain("hunter2");
        assertThat(migration()).content().contains("'order-.*'").doesNotContain("hunter2");
    }

    @Test
    void shouldShowTheFindingsAsATableWithTheLine() throws IOException {
        int status = godwit("init", "--mm2", mirrorMakerFile().toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("   5  warning      GW-MM2-004  a->b.topics\n")
                .contains("      Fix: a->b.topics = price, order, order-.*\n")
                .doesNotContain("hunter2");
    }

    private Path mirrorMakerFile() throws IOException {
        return Files.writeString(
                folder.resolve("mm2.properties"),
                """
                clusters = a, b
                a.bootstrap.servers = old:9092
                b.bootstrap.servers = new:9092
                a->b.enabled = true
                a->b.topics = price, order-*
                a.sasl.jaas.config = PlainLoginModule required password="hunter2";
                """);
    }

    private Path migration() {
        return folder.resolve("migration.yaml");
    }

    private int godwit(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", migration().toString()));
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(all.toArray(String[]::new));
    }
}
