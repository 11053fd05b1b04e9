package io.godwit.aws.mskconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.aws.document.DocumentFile;
import io.godwit.aws.document.TerraformFormat;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedConnector;
import io.godwit.aws.mskconnect.MskConnectOrder.OrderedPlugin;
import io.godwit.aws.standin.PublishedRequest;
import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MskConnectOrderTest {
    private static final String MODEL = "kafkaconnect-2021-09-14";
    private static final OrderedPlugin FILES = new OrderedPlugin("FileStreamSink-4-3-1", "FileStreamSink-4-3-1.zip");

    private static MskConnectOrder order() {
        return new MskConnectOrder(
                "crm",
                "3.7.x",
                "b-1.new:9098",
                true,
                true,
                new MskConnectOrder.Network(List.of("subnet-a", "subnet-b"), List.of("sg-1")),
                new MskConnectOrder.Capacity(2, 1),
                "arn:aws:iam::123456789012:role/connect",
                "arn:aws:s3:::plugins",
                new TreeMap<>(Map.of("key.converter", "a.B", "offset.storage.topic", "connect-offsets")),
                List.of(
                        new OrderedConnector(
                                "archive.1",
                                FILES,
                                new TreeMap<>(Map.of(
                                        "connector.class", "FileStreamSink",
                                        "db.password", "${secretsmanager:crm/archive.1:db.password}",
                                        "format", "say \"%{x}\" \\ twice"))),
                        new OrderedConnector("lake", FILES, new TreeMap<>(Map.of("tasks.max", "4")))));
    }

    private static String file(List<DocumentFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .map(DocumentFile::text)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldWriteRequestsThatFitThePublishedModel() {
        List<DocumentFile> files = MskConnectRequests.files(order());

        assertThat(files)
                .extracting(DocumentFile::name)
                .containsExactly(
                        "create-custom-plugin-FileStreamSink-4-3-1.json",
                        "create-worker-configuration.json",
                        "create-connector-archive_1.json",
                        "create-connector-lake.json");
        List<String> paths =
                List.of("/v1/custom-plugins", "/v1/worker-configurations", "/v1/connectors", "/v1/connectors");
        for (int index = 0; index < paths.size(); index++) {
            assertThat(PublishedRequest.problems(
                            MODEL, "POST", paths.get(index), files.get(index).text()))
                    .isEmpty();
        }
    }

    @Test
    void shouldNoticeWhatDoesNotFitTheModel() {
        assertThat(PublishedRequest.problems(MODEL, "POST", "/v1/connectors", "{\"connectorName\": \"\", \"x\": 1}"))
                .anyMatch(problem -> problem.contains("unknown member x"))
                .anyMatch(problem -> problem.contains("lacks capacity"));
    }

    @Test
    void shouldEncodeTheWorkerConfiguration() {
        JsonNode request = Json.tree(file(MskConnectRequests.files(order()), "create-worker-configuration.json")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(new String(
                        Base64.getDecoder()
                                .decode(request.path("propertiesFileContent").asText()),
                        StandardCharsets.UTF_8))
                .isEqualTo("key.converter=a.B\noffset.storage.topic=connect-offsets\n");
    }

    @Test
    void shouldWriteAModuleThatIsFormattedAndKeepsReferencesFromTerraform() {
        List<DocumentFile> files = MskConnectModule.files(order());

        files.forEach(file -> assertThat(TerraformFormat.problems(file.text()))
                .as(file.name())
                .isEmpty());
        assertThat(file(files, "main.tf"))
                .contains(
                        "resource \"aws_mskconnect_custom_plugin\" \"FileStreamSink-4-3-1\" {",
                        "resource \"aws_mskconnect_connector\" \"archive_1\" {",
                        "\"$${secretsmanager:crm/archive.1:db.password}\"",
                        "\"say \\\"%%{x}\\\" \\\\ twice\"",
                        "arn      = aws_mskconnect_custom_plugin.FileStreamSink-4-3-1.arn",
                        "authentication_type = \"IAM\"")
                .containsOnlyOnce("aws_mskconnect_custom_plugin\" \"FileStreamSink-4-3-1");
    }

    @Test
    void shouldRefuseACapacityThatMskConnectHasNot() {
        assertThrows(IllegalArgumentException.class, () -> new MskConnectOrder.Capacity(11, 1));
        assertThrows(IllegalArgumentException.class, () -> new MskConnectOrder.Capacity(1, 3));
    }
}
