package io.godwit.cli.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.aws.standin.AwsStandIn;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command against the stand-in, which the SDK finds as it finds any other endpoint: by a setting of its own. */
class AppliedClusterTest {
    private static final Map<String, String> SETTINGS =
            Map.of("aws.accessKeyId", "AKIALOCAL", "aws.secretAccessKey", "secret", "aws.region", "eu-central-1");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AwsStandIn aws = AwsStandIn.start();

    @BeforeEach
    void leadTheSdkHere() {
        SETTINGS.forEach(System::setProperty);
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        aws.msk().looksUntilActive(0);
    }

    @AfterEach
    void leadTheSdkAway() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
        aws.close();
        assertThat(aws.violations()).isEmpty();
    }

    @Test
    void shouldMakeTheClusterAndSayWhatToPutIntoTheMigration(@TempDir Path folder) {
        Path properties = folder.resolve("target.properties");

        int status = godwit("--yes", "--client-properties", properties.toString());

        assertThat(err.toString()).contains("cluster crm: is made: 6 x kafka.m7g.large");
        assertThat(status).isZero();
        assertThat(properties)
                .content()
                .contains(
                        "bootstrap.servers=b-1.crm",
                        ":9096",
                        "security.protocol=SASL_SSL",
                        "sasl.mechanism=SCRAM-SHA-512")
                .contains("${env:MSK_PASSWORD}");
        assertThat(out.toString())
                .contains("target:", "propertiesFile: " + properties)
                .contains("Provision: 3 steps done, 3 already done, 0 would be done");
    }

    @Test
    void shouldPutTheAddressesIntoTheMigrationAndKeepItsComments(@TempDir Path folder) throws IOException {
        Path migration = Files.writeString(
                folder.resolve("migration.yaml"), "# ours\ntarget:\n  bootstrapServers: x:1 # later\n");

        assertThat(godwit("--yes", "--update-migration", "-f", migration.toString()))
                .isZero();

        assertThat(migration)
                .content()
                .startsWith("# ours\ntarget:\n  bootstrapServers: b-1.crm.kafka.example:9096,")
                .endsWith(" # later\n");
    }

    @Test
    void shouldLeaveAMigrationAloneThatItCannotMendByOneLine(@TempDir Path folder) throws IOException {
        Path migration = Files.writeString(folder.resolve("migration.yaml"), "target: {bootstrapServers: 'x:1'}\n");

        assertThat(godwit("--yes", "--update-migration", "-f", migration.toString()))
                .isZero();

        assertThat(migration).content().isEqualTo("target: {bootstrapServers: 'x:1'}\n");
        assertThat(err.toString()).contains("is left as it is");
        assertThat(out.toString()).contains("bootstrapServers: b-1.crm.kafka.example:9096");
    }

    @Test
    void shouldMakeNothingWhenTheMigrationIsMissing(@TempDir Path folder) {
        assertThat(godwit(
                        "--yes",
                        "--update-migration",
                        "-f",
                        folder.resolve("none.yaml").toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("GW-CFG-002");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void shouldChangeNothingInADryRun() {
        int status = godwit("--dry-run", "-o", "json");

        assertThat(status).isZero();
        JsonNode document = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(document.path("dryRun").asBoolean()).isTrue();
        assertThat(document.path("region").asText()).isEqualTo("eu-central-1");
        assertThat(document.has("clusterArn")).isFalse();
        assertThat(document.at("/steps/2/outcome").asText()).isEqualTo("WOULD_BE_DONE");
        assertThat(aws.msk().clusterCount()).isZero();
    }

    @Test
    void shouldPrintTheAddressesAgainWhenAllIsDone() {
        assertThat(godwit("--yes")).isZero();
        out.getBuffer().setLength(0);

        assertThat(godwit("--yes")).isZero();

        assertThat(out.toString())
                .contains("SCRAM    b-1.crm.kafka.example:9096", "IAM      b-1.crm.kafka.example:9098")
                .contains("bootstrapServers: b-1.crm.kafka.example:9096")
                .contains("0 steps done");
        assertThat(aws.msk().clusterCount()).isEqualTo(1);
    }

    @Test
    void shouldSayThatThereAreNoCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.setProperty("aws.disableEc2Metadata", "true");
        try {
            assertThat(godwit("--yes")).isEqualTo(1);
        } finally {
            System.clearProperty("aws.disableEc2Metadata");
        }
        assertThat(err.toString()).contains("GW-AWS-011").contains("AWS_PROFILE");
    }

    private int godwit(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "provision",
                "apply",
                "--name",
                "crm",
                "--kafka-version",
                "3.9.x.kraft",
                "--family",
                "standard",
                "--instance-type",
                "m7g.large",
                "--brokers",
                "6",
                "--storage-gib",
                "500",
                "--subnets",
                "subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718,subnet-2a1b2c3d4e5f60718",
                "--security-groups",
                "sg-0a1b2c3d",
                "--log-group",
                "/msk/crm"));
        arguments.addAll(List.of(more));
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
    }
}
