package io.godwit.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The move of everything behind Kafka, with the real components; {@code -DskipPipeline} leaves it out. */
@DisabledIfSystemProperty(named = "skipPipeline", matches = "true")
class PipelineST {
    /** Of a busy machine; on an idle one with two cores it takes a third of it, without the download. */
    private static final Duration LIMIT = Duration.ofMinutes(25);

    @Test
    void shouldHaveTheSameOrdersInLedgerDatabaseAndSparksReportAfterAMoveInThePeak(@TempDir Path folder)
            throws IOException {
        Path lab = folder.resolve("lab");
        PackagedGodwit.Result demo = new PackagedGodwit(folder)
                .start("demo", "--pipeline", "--folder", lab.toString(), "-o", "json")
                .await(LIMIT)
                .expect(0);

        List<String> lines = demo.out().lines().toList();
        JsonNode result = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        System.out.println("demo --pipeline: " + result);
        JsonNode days = result.at("/ledger/days");
        assertThat(days.size()).as("business days").isGreaterThan(2);
        assertThat(result.at("/database/seen/days")).isEqualTo(days);
        assertThat(result.at("/spark/seen/days")).isEqualTo(days);
        for (String side : List.of("database", "spark")) {
            assertThat(result.at("/" + side + "/seen/ids")).isEqualTo(result.at("/ledger/ids"));
            assertThat(result.at("/" + side + "/comparison/equal").asBoolean())
                    .as(side)
                    .isTrue();
            assertThat(result.at("/" + side + "/seen/lateness").size())
                    .as("parts of the lateness in " + side)
                    .isGreaterThanOrEqualTo(4);
        }
        assertThat(result.path("recordsProven").asLong()).isGreaterThan(10_000);
        assertThat(result.path("proofMismatches").asLong(-1)).isZero();
        assertThat(result.path("writePauseMs").asLong(-1)).isBetween(1L, 180_000L);
        assertThat(result.path("peakMemoryMb").asLong()).isBetween(1L, 6_000L);
        assertThat(processesOf(lab)).isEmpty();
    }

    @Test
    void shouldEndEveryProcessWhenItIsStoppedInTheMiddle(@TempDir Path folder) {
        Path lab = folder.resolve("lab");
        try (PackagedGodwit.Running demo =
                new PackagedGodwit(folder).start("demo", "--pipeline", "--folder", lab.toString())) {
            await().atMost(LIMIT)
                    .until(() -> processesOf(lab).size() > 4 || !demo.process().isAlive());

            demo.terminate();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processesOf(lab)).isEmpty());
    }

    /** All that name this folder in their command line, as everything does that the lab starts. */
    private static List<String> processesOf(Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(process -> commandLine(process.pid()))
                    .filter(line -> line.contains(folder.toString()))
                    .filter(line -> !line.contains("--pipeline"))
                    .toList();
        }
    }

    /** Whole, where {@link ProcessHandle.Info} keeps the first page; empty for a process that has just ended. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
