package io.godwit.cli.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.ConfigurationError;
import io.godwit.core.error.GodwitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavesCommandTest {
    /** Nothing listens there; and it is not asked. */
    private static final String NOBODY = "127.0.0.1:1";

    @ParameterizedTest
    @ValueSource(strings = {"--write", "--dot", "--svg"})
    void shouldNeverOverwriteAFileNorAskTheSourceBefore(String option, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("migration.yaml"), "name: crm\n");

        WavesRun run = WavesRun.of("waves", "--source-bootstrap-server", NOBODY, option, file.toString(), "--yes");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("GW-CFG-003", file.toString()).doesNotContain("Reading");
        assertThat(file).hasContent("name: crm\n");
    }

    @Test
    void shouldRefuseTheSameFileTwice(@TempDir Path folder) {
        String file = folder.resolve("a").toString();

        WavesRun run =
                WavesRun.of("waves", "--source-bootstrap-server", NOBODY, "--dot", file, "--svg", folder + "/./a");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("name the same file");
    }

    @Test
    void shouldSayWhatIsWrongWithTheConfiguration(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("migration.yaml"),
                """
                name: crm
                source: {bootstrapServers: '127.0.0.1:1'}
                applications:
                  - {name: billing, groups: [billing]}
                  - {name: crm, produces: [order]}
                waves:
                  - {name: first, applications: [billing, crm]}
                  - {name: second, applications: [crm]}
                """);

        WavesRun run = WavesRun.of("waves", "--file", file.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("GW-CFG-001", "waves[1].applications[0] (line 8): crm: is already in the wave first");
    }

    @Test
    void shouldNeedNoTargetAndNameASourceThatDoesNotAnswer() {
        WavesRun run = WavesRun.of("waves", "--source-bootstrap-server", NOBODY);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("GW-CLU-", NOBODY);
    }

    @Test
    void shouldSayWhyAFileCannotBeWritten(@TempDir Path folder) {
        assertThatThrownBy(() -> ProposalFile.write(folder.resolve("missing").resolve("a.yaml"), "waves: []\n"))
                .isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.code())
                        .isEqualTo(ConfigurationError.FILE_NOT_WRITTEN));
    }

    @Test
    void shouldNotOverwriteAFileThatAppearedMeanwhile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "mine");

        assertThatThrownBy(() -> ProposalFile.write(file, "waves: []\n"))
                .isInstanceOfSatisfying(
                        GodwitException.class, e -> assertThat(e.code()).isEqualTo(ConfigurationError.FILE_EXISTS));
        assertThat(file).hasContent("mine");
    }
}
