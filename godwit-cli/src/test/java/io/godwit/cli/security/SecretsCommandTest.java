package io.godwit.cli.security;

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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command against the stand-in of AWS; the users are named, so that no cluster is needed. */
class SecretsCommandTest {
    private static final Map<String, String> SETTINGS =
            Map.of("aws.accessKeyId", "AKIALOCAL", "aws.secretAccessKey", "secret", "aws.region", "us-east-1");
    private static final String CLUSTER = "arn:aws:kafka:eu-central-1:111122223333:cluster/crm/u-0";
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AwsStandIn aws = AwsStandIn.start();

    @BeforeEach
    void leadTheSdkHere() {
        SETTINGS.forEach(System::setProperty);
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        aws.msk().looksUntilActive(0);
        assertThat(godwit("provision apply --yes --name crm --kafka-version 3.9.x.kraft --family standard"
                        + " --instance-type m7g.large --brokers 3 --storage-gib 100 --security-groups sg-0a1b2c3d"
                        + " --region eu-central-1 --log-group /msk/crm --subnets"
                        + " subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718,subnet-2a1b2c3d4e5f60718"))
                .isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    @AfterEach
    void leadTheSdkAway() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
        aws.close();
        assertThat(aws.violations()).isEmpty();
    }

    @Test
    void shouldGiveTheClusterItsUsersAndKeepThePasswordsInFilesAlone(@TempDir Path folder) throws IOException {
        assertThat(secrets(folder, "--yes", "--users", "shop,svc audit")).isZero();

        Path file = folder.resolve("credentials/shop.properties");
        String password =
                aws.secrets().value("AmazonMSK_crm_shop").path("password").asText();
        assertThat(password).hasSize(32);
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        assertThat(properties).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(properties.getProperty("sasl.jaas.config")).contains("\"shop\"", password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(aws.secrets().names()).containsExactly("AmazonMSK_crm_shop", "AmazonMSK_crm_svc=20audit");
        assertThat(aws.msk().secretsOf("crm")).hasSize(2);
        assertThat(out.toString())
                .contains("AmazonMSK_crm_shop for shop", "password: in " + file, "Secrets: 2 made, 0 already there");
        assertThat(out + err.toString()).doesNotContain(password);
        assertThat(Files.readString(folder.resolve("migration.yaml"))).doesNotContain(password);
    }

    @Test
    void shouldSayWhatItWouldDoAndDoNothing(@TempDir Path folder) {
        assertThat(secrets(folder, "--dry-run", "--users", "shop", "-o", "json"))
                .isEqualTo(3);

        JsonNode document = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(document.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.path("dryRun").asBoolean()).isTrue();
        assertThat(document.at("/users/0/secret").asText()).isEqualTo("AmazonMSK_crm_shop");
        assertThat(document.at("/users/0/made").asText()).isEqualTo("WOULD_BE_DONE");
        assertThat(document.at("/users/0").has("arn")).isFalse();
        assertThat(folder.resolve("credentials")).doesNotExist();
        assertThat(aws.secrets().names()).isEmpty();

        assertThat(secrets(folder, "--yes", "--users", "shop")).isZero();
        assertThat(secrets(folder, "--dry-run", "--users", "shop")).isZero();
    }

    @Test
    void shouldMakeNothingWithoutAYes(@TempDir Path folder) {
        assertThat(secrets(folder, "--users", "shop")).isNotZero();

        assertThat(aws.secrets().names()).isEmpty();
        assertThat(folder.resolve("credentials")).doesNotExist();
    }

    @Test
    void shouldTellAWrongPrefixAndKeyTogether(@TempDir Path folder) {
        int status = secrets(folder, "--yes", "--users", "shop", "--secret-prefix", "crm_", "--kms-key", "alias/aws/x");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("GW-AWS-030", "--kms-key: alias/aws/x", "--secret-prefix: crm_");
    }

    @Test
    void shouldAskForAFolder(@TempDir Path folder) throws IOException {
        Path migration = Files.writeString(
                folder.resolve("migration.yaml"), "name: crm\nsource: {bootstrapServers: 'old:9092'}\n");

        int status = godwit("security secrets --yes --users shop --cluster-arn " + CLUSTER + " --kms-key " + KEY
                + " -f " + migration);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("GW-SEC-003");
    }

    private int secrets(Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of("security", "secrets", "--cluster-arn", CLUSTER));
        if (!List.of(more).contains("--kms-key")) {
            arguments.addAll(List.of("--kms-key", KEY));
        }
        Path migration = folder.resolve("migration.yaml");
        try {
            Files.writeString(
                    migration,
                    "name: crm\nsource: {bootstrapServers: 'old:9092'}\nsecurity: {credentials: '"
                            + folder.resolve("credentials") + "'}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arguments.addAll(List.of("-f", migration.toString()));
        arguments.addAll(List.of(more));
        return execute(arguments);
    }

    private int godwit(String line) {
        return execute(List.of(line.split(" ")));
    }

    private int execute(List<String> arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(arguments.toArray(String[]::new));
    }
}
