package io.godwit.cli.provision;

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

class ProvisionCommandTest {
    private static final String SIZES =
            """
            {"options": [{"family": "standard", "instanceType": "m7g.large", "brokers": 6, "storageGibPerBroker": 500}]}
            """;
    private static final String SUBNETS = "subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718,subnet-2a1b2c3d4e5f60718";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldWriteATerraformModuleForASizeFromAFile(@TempDir Path folder) throws IOException {
        Path sizes = Files.writeString(folder.resolve("size.json"), SIZES);
        Path properties = Files.writeString(
                folder.resolve("server.properties"),
                "message.max.bytes=2097152\nlog.dirs=/data\nssl.key.password=hunter2\nmin.insync.replicas=3\n");
        Path module = folder.resolve("a/module");

        int status = document(
                "terraform",
                "--from",
                sizes,
                "--server-properties",
                properties,
                "--out",
                module,
                "--vpc",
                "vpc-0a1b2c3d");

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(module.resolve("variables.tf"))
                .content()
                .contains("\"kafka.m7g.large\"", "default     = 6", "default     = 500", "\"vpc-0a1b2c3d\"");
        assertThat(module.resolve("main.tf")).content().contains("message.max.bytes = 2097152");
        assertThat(out.toString())
                .contains("Changed on the way:", "min.insync.replicas=3 -> min.insync.replicas=2")
                .contains("Left out:", "log.dirs=/data: MSK sets it itself", "ssl.key.password=(hidden)")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldWriteATemplateAndADocument(@TempDir Path folder) {
        Path template = folder.resolve("msk.yaml");

        int status = document("cloudformation", "--out", template, "-o", "json", express());

        assertThat(status).isZero();
        assertThat(template).content().contains("AWS::MSK::Cluster").doesNotContain("StorageInfo");
        JsonNode document = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(document.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.at("/files/0").asText()).isEqualTo(template.toString());
        assertThat(document.at("/configuration/properties/auto.create.topics.enable")
                        .asText())
                .isEqualTo("false");
        assertThat(document.at("/configuration/dropped").isArray()).isTrue();
    }

    @Test
    void shouldTakeTagsMonitoringAndAKey(@TempDir Path folder) {
        Path template = folder.resolve("msk.yaml");

        int status = document(
                "cloudformation",
                "--out",
                template,
                "--tag",
                "team=crm",
                "--no-open-monitoring",
                "--monitoring",
                "default",
                "--kms-key",
                "create",
                express());

        assertThat(status).isZero();
        assertThat(template)
                .content()
                .contains("\"team\": \"crm\"", "\"created-by\": \"godwit\"", "AWS::KMS::Key", "Default: DEFAULT")
                .containsPattern("OpenMonitoring:\n    Type: String\n    Description: .*\n    Default: \"false\"");
    }

    @Test
    void shouldTakeWhatVolumesNeedBeyondTheirSize(@TempDir Path folder) {
        Path template = folder.resolve("msk.yaml");

        int status = document(
                "cloudformation",
                "--out",
                template,
                "--tiered",
                "--throughput-mib",
                "300",
                "--family",
                "standard",
                "--instance-type",
                "m7g.4xlarge",
                "--brokers",
                "3",
                "--storage-gib",
                "1000",
                "--storage-max-gib",
                "0");

        assertThat(status).isZero();
        assertThat(template)
                .content()
                .contains("StorageMode: TIERED", "Default: 300", "ProvisionedThroughput:")
                .doesNotContain("AutoScaling");
    }

    @Test
    void shouldNotOverwriteUnlessAsked(@TempDir Path folder) throws IOException {
        Path template = Files.writeString(folder.resolve("msk.yaml"), "mine");

        assertThat(document("cloudformation", "--out", template, express())).isEqualTo(1);
        assertThat(err.toString()).contains("GW-CFG-003").contains("--yes");
        assertThat(template).content().isEqualTo("mine");

        assertThat(document("cloudformation", "--out", template, "--yes", express()))
                .isZero();
        assertThat(template).content().contains("AWS::MSK::Cluster");
    }

    @Test
    void shouldTellAllThatIsWrongWithTheOptions(@TempDir Path folder) {
        Path template = folder.resolve("msk.yaml");

        int status = godwit(List.of(
                "provision",
                "cloudformation",
                "--out",
                template,
                "--brokers",
                "4",
                "--family",
                "standard",
                "--subnets",
                "x"));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString())
                .contains("GW-AWS-001", "--name", "--kafka-version", "--instance-type", "--brokers: 4", "--storage-gib")
                .contains("--subnets: x");
        assertThat(template).doesNotExist();
    }

    @Test
    void shouldTellWhyASizeCannotBeTaken(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("none.json");
        assertThat(document("terraform", "--from", none)).isEqualTo(1);
        assertThat(err.toString()).contains("GW-AWS-002").contains("there is no such file");

        Path refused =
                Files.writeString(folder.resolve("size.json"), SIZES.replace("500}", "500, \"refused\": \"no\"}"));
        assertThat(document("terraform", "--from", refused)).isEqualTo(1);
        assertThat(err.toString()).contains("none of its 1 options");
    }

    @Test
    void shouldTellThatTheServerPropertiesCannotBeRead(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("server.properties");
        assertThat(document("terraform", "--server-properties", none, express()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("GW-AWS-003");

        Files.writeString(none, "a=\\u00zz");
        assertThat(document("terraform", "--server-properties", none, express()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("it is no properties file");
    }

    @Test
    void shouldRefuseBothWaysToTheSettingsAtOnce() {
        assertThat(document("terraform", "--server-properties", "x", "--from-source", express()))
                .isEqualTo(2);
    }

    @Test
    void shouldTellWhatApplyingLacks() {
        assertThat(document("apply", "--kms-key", "create", express())).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "GW-AWS-001",
                        "--subnets: is missing",
                        "--security-groups: is missing",
                        "--log-group: is missing")
                .contains("--kms-key: create: expected aws or an ARN");
    }

    @Test
    void shouldRefuseSecretsThatMskWouldNotTake() {
        assertThat(apply("--scram-secrets", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-AbCdEf"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("GW-AWS-001").contains("AmazonMSK_");
    }

    @Test
    void shouldRefuseANameThatIsNoRegion() {
        assertThat(apply("--region", "Frankfurt")).isEqualTo(1);
        assertThat(err.toString()).contains("GW-AWS-010").contains("Frankfurt");
    }

    @Test
    void shouldAskBeforeItMakesAnything() {
        assertThat(apply("--region", "eu-central-1")).isEqualTo(2);
        assertThat(err.toString()).contains("GW-GEN-003").contains("--yes");

        assertThat(godwit(applying("--region", "eu-central-1"), "no\n")).isEqualTo(1);
        assertThat(err.toString()).contains("GW-AWS-026").contains("6 x kafka.m7g.large");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(godwit(List.of("provision"))).isEqualTo(2);
        assertThat(err.toString()).contains("terraform, cloudformation or apply");
    }

    private static List<Object> express() {
        return List.of("--family", "express", "--instance-type", "m7g.large", "--brokers", "3");
    }

    private int document(Object... arguments) {
        return godwit(withCluster(arguments));
    }

    private int apply(Object... arguments) {
        return godwit(applying(arguments));
    }

    private static List<Object> applying(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("apply"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--family", "standard", "--instance-type", "m7g.large", "--brokers", "6"));
        all.addAll(List.of("--storage-gib", "500", "--subnets", SUBNETS, "--security-groups", "sg-0a1b2c3d"));
        all.addAll(List.of("--log-group", "/msk/crm"));
        return withCluster(all.toArray());
    }

    private static List<Object> withCluster(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("provision"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--name", "crm", "--kafka-version", "3.9.x.kraft"));
        return all;
    }

    private int godwit(List<Object> arguments) {
        return godwit(arguments, "");
    }

    private int godwit(List<Object> arguments, String input) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(input)),
                false,
                Map.of());
        return Godwit.commandLine(terminal).execute(flat(arguments));
    }

    private static String[] flat(List<?> arguments) {
        List<String> flat = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof List<?> several) {
                several.forEach(one -> flat.add(one.toString()));
            } else {
                flat.add(argument.toString());
            }
        }
        return flat.toArray(String[]::new);
    }
}
