package io.godwit.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoST {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void shouldMoveEverythingAndSayItInOneLastLine() throws IOException {
        PackagedGodwit.Result demo = new PackagedGodwit(folder)
                .start("demo", "-o", "json")
                .await(Duration.ofMinutes(10))
                .expect(0);

        List<String> lines = demo.out().lines().toList();
        JsonNode result = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        assertThat(result.path("recordsMoved").asLong()).isGreaterThan(10_000);
        for (String fault : List.of("lost", "duplicated", "outOfOrder")) {
            assertThat(result.path(fault).asLong(-1)).as(fault).isZero();
        }
        assertThat(result.path("offsetsIdentical").isBoolean()).isTrue();
        assertThat(result.path("writePauseMs").asLong(-1)).isBetween(1L, 60_000L);
        assertThat(result.path("durationSeconds").asLong()).isPositive();
        assertThat(result.path("peakMemoryMb").asLong()).isBetween(1L, 3_000L);
    }

    @Test
    void shouldRefuseAFolderWithSomethingInIt() throws IOException {
        java.nio.file.Files.writeString(folder.resolve("mine.txt"), "keep me");

        PackagedGodwit.Result refused = new PackagedGodwit(folder)
                .run("demo", "--folder", folder.toString())
                .expect(2);

        assertThat(refused.err()).contains("GW-LAB-003");
        assertThat(folder.resolve("mine.txt")).hasContent("keep me");
    }
}
