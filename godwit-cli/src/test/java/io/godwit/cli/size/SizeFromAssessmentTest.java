package io.godwit.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeFromAssessmentTest {
    private static final String ASSESSMENT =
            """
            {"schemaVersion": 1, "name": "crm", "sizing": {"ingressAverage": 10485760.0, "ingressPeak": 20971520.4,
             "egressAverage": 20971520.0, "egressPeak": 41943040.0, "partitionReplicas": 600, "retentionHours": 72.0,
             "connections": 90}}
            """;

    @Test
    void shouldTakeTheLoadThatWasAssessed(@TempDir Path folder) throws IOException {
        SizeRun run = SizeRun.of(List.of("--from", written(folder, ASSESSMENT)), "-o", "json");

        JsonNode load = run.json().path("load");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(load.path("ingressAverage").asDouble()).isEqualTo(10_485_760);
        assertThat(load.path("egressPeak").asDouble()).isEqualTo(41_943_040);
        assertThat(load.path("partitionReplicas").asLong()).isEqualTo(600);
        assertThat(load.path("retention").asText()).isEqualTo("PT72H");
        assertThat(load.path("connections").asLong()).isEqualTo(90);
    }

    @Test
    void shouldLetTypedFiguresWin(@TempDir Path folder) throws IOException {
        SizeRun run =
                SizeRun.of(List.of("--from", written(folder, ASSESSMENT), "--ingress-peak", "30MiB/s"), "-o", "json");

        assertThat(run.json().path("load").path("ingressPeak").asDouble()).isEqualTo(30 * 1_048_576);
    }

    @Test
    void shouldNameWhatTheAssessmentDoesNotKnow(@TempDir Path folder) throws IOException {
        String file = written(folder, ASSESSMENT.replaceAll("\"egress[A-Za-z]+\": [0-9.]+,", ""));

        SizeRun run = SizeRun.of(List.of("--from", file));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--egress-average, --egress-peak; " + file + " does not know them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{\"schemaVersion\": 1}",
                "{\"sizing\": {}}",
                "{\"schemaVersion\": 2, \"sizing\": {}}"
            })
    void shouldRefuseAFileThatIsNoAssessment(String text, @TempDir Path folder) throws IOException {
        SizeRun run = SizeRun.of(List.of("--from", written(folder, text)));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("GW-SIZ-014").contains("Fix: ").doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere(@TempDir Path folder) {
        SizeRun run =
                SizeRun.of(List.of("--from", folder.resolve("missing.json").toString()));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("GW-SIZ-014", "there is no such file");
    }

    private static String written(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("assessment.json"), text).toString();
    }
}
