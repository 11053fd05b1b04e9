package io.godwit.cli.repoint;

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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepointCommandTest {
    private static final String PROPERTIES =
            """
            # the order service
            bootstrap.servers=old-1.example:9092
            client.id=orders
            security.protocol=SASL_PLAINTEXT
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="orders" password="hunter2";
            """;
    private static final String DEPLOYMENT =
            """
            kind: Deployment
            spec:
              containers:
                - name: crm
                  env:
                    - name: SPRING_KAFKA_BOOTSTRAP_SERVERS   # one is enough
                      value: "old-1.example:9092"
                    - name: LOG_LEVEL
                      value: info
            """;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void makeExample() throws IOException {
        Files.createDirectory(folder.resolve("deploy"));
        Files.writeString(deployed("orders.properties"), PROPERTIES);
        Files.writeString(deployed("crm.yaml"), DEPLOYMENT);
        Files.writeString(deployed("Crm.java"), "class Crm {\n    String servers = \"old-1.example:9092\";\n}\n");
        Files.writeString(
                folder.resolve("migration.yaml"),
                """
                name: crm
                source: {bootstrapServers: 'old-1.example:9092'}
                target:
                  bootstrapServers: b-1.new.example:9096
                  properties:
                    security.protocol: SASL_SSL
                    sasl.mechanism: SCRAM-SHA-512
                    sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required username="godwit" password="hunter3";
                repoint: {roots: [deploy]}
                """);
    }

    @Test
    void shouldShowTheExampleOfTheGuideAndChangeNothing() throws IOException {
        int status = repoint("--offline");

        assertThat(status).isZero();
        assertThat(out.toString()).doesNotContain("hunter");
        assertThat(deployed("orders.properties")).content().isEqualTo(PROPERTIES);
        assertThat(Path.of("..", "docs", "guide", "repoint.md"))
                .content()
                .contains(PROPERTIES.replace("hunter2", "…"), "```diff\n" + out + "```");
    }

    @Test
    void shouldWriteCheckAndRevert() throws IOException {
        assertThat(repoint("--offline", "--check")).isEqualTo(3);
        assertThat(out.toString()).contains("would change orders.properties").doesNotContain("@@");

        assertThat(repoint("--offline", "--write", "--yes")).isEqualTo(3);
        assertThat(out.toString()).contains("rewrote orders.properties", "GW-RPT-020", "Crm.java:2");
        assertThat(deployed("orders.properties"))
                .content()
                .contains("bootstrap.servers=b-1.new.example:9096\n", "password=\"${KAFKA_PASSWORD}\"")
                .doesNotContain("hunter");

        Files.delete(deployed("Crm.java"));
        assertThat(repoint("--offline", "--check")).isZero();
        assertThat(repoint("--revert", "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("Put back 2 files.\n");
        assertThat(deployed("orders.properties")).content().isEqualTo(PROPERTIES);
        assertThat(deployed("crm.yaml")).content().isEqualTo(DEPLOYMENT);
        assertThat(repoint("--revert", "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("GW-RPT-006");
    }

    @Test
    void shouldSearchTheApplicationsFilesWhereNoRootIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("migration.yaml"),
                """
                name: crm
                source: {bootstrapServers: 'old-1.example:9092'}
                target: {bootstrapServers: 'b-1.new.example:9096'}
                applications:
                - {name: orders, produces: [order], files: [deploy/orders.properties]}
                - {name: crm, produces: [customer], files: [deploy/orders.properties, deploy/crm.yaml]}
                """);

        assertThat(repoint("--offline", "--check")).isEqualTo(3);
        assertThat(out.toString())
                .contains("Searched 2 files", "orders.properties", "crm.yaml")
                .doesNotContain("Crm.java");

        Files.writeString(
                folder.resolve("migration.yaml"),
                """
                name: crm
                source: {bootstrapServers: 'old-1.example:9092'}
                target: {bootstrapServers: 'b-1.new.example:9096'}
                """);
        assertThat(repoint("--offline")).isEqualTo(2);
        assertThat(err.toString()).contains("GW-RPT-003", "an application's files");
    }

    @Test
    void shouldWriteNothingUnlessItIsConfirmed() {
        assertThat(repoint("--offline", "--write")).isEqualTo(3);
        assertThat(deployed("orders.properties")).content().isEqualTo(PROPERTIES);
        assertThat(folder.resolve(".godwit")).doesNotExist();
    }

    @Test
    void shouldWriteTheSameCredentialsOnlyWhenAsked() throws IOException {
        Files.writeString(
                folder.resolve("migration.yaml"),
                Files.readString(folder.resolve("migration.yaml"))
                        .replace("{roots: [deploy]}", "{roots: [deploy], credentials: migration}"));

        repoint("--offline", "--write", "--yes");

        assertThat(deployed("orders.properties")).content().contains("username=\"godwit\" password=\"hunter3\"");
        assertThat(out.toString() + err).doesNotContain("hunter");
    }

    @Test
    void shouldWriteAPatchForItsOwnerAlone() throws IOException, InterruptedException {
        Path patch = folder.resolve("target.patch");

        assertThat(repoint("--offline", "--patch", patch.toString())).isZero();

        assertThat(Files.getPosixFilePermissions(patch)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(patch).content().contains("-sasl.jaas.config=").contains("hunter2");
        assertThat(out.toString() + err).doesNotContain("hunter");
        Process process = new ProcessBuilder("git", "apply", patch.toString())
                .directory(folder.resolve("deploy").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(deployed("orders.properties")).content().contains("bootstrap.servers=b-1.new.example:9096\n");
        assertThat(repoint(
                        "--offline",
                        "--patch",
                        folder.resolve("no/target.patch").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("GW-RPT-010");
    }

    @Test
    void shouldWriteADocumentWithExactlyTheseFields() {
        assertThat(repoint("--offline", "-o", "json")).isZero();

        JsonNode document = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "roots",
                        "sourceAddresses",
                        "filesSearched",
                        "changes",
                        "references",
                        "skipped");
        assertThat(document.get("changes")).hasSize(2).allSatisfy(change -> assertThat(change.fieldNames())
                .toIterable()
                .containsExactly("path", "diff"));
        assertThat(document.get("references")).isNotEmpty().allSatisfy(reference -> assertThat(reference.fieldNames())
                .toIterable()
                .contains("path", "line", "key", "meaning", "action", "note"));
        assertThat(out.toString()).doesNotContain("hunter");
    }

    @Test
    void shouldRefuseTwoModesAndAMissingRoot() {
        assertThat(repoint("--check", "--write")).isEqualTo(2);
        assertThat(repoint("--offline", "--root", folder.resolve("no").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("GW-RPT-002");
    }

    private Path deployed(String name) {
        return folder.resolve("deploy").resolve(name);
    }

    private int repoint(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(
                List.of("repoint", "--file", folder.resolve("migration.yaml").toString()));
        all.addAll(List.of(arguments));
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("no\n")),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(all.toArray(String[]::new));
    }
}
