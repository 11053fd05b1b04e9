package io.godwit.aws.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents under the tools of their languages, where this machine has them: Terraform's own form, AWS's linter. */
class PublishedRulesTest {
    static Stream<ClusterDocument> documents() {
        return ClusterDocumentTest.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldStayAsItIsUnderTerraformFmt(ClusterDocument document, @TempDir Path folder) throws Exception {
        assumeInstalled("terraform");
        for (DocumentFile file : document.terraform()) {
            Files.writeString(folder.resolve(file.name()), file.text());
        }

        assertThat(run(folder, "terraform", "fmt", "-check", "-diff", folder.toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldFitTheResourceSchemasThatAwsPublishes(ClusterDocument document, @TempDir Path folder) throws Exception {
        assumeInstalled("cfn-lint");
        Path file = Files.writeString(
                folder.resolve("msk.yaml"), document.cloudFormation().text());

        assertThat(run(folder, "cfn-lint", "--regions", "eu-central-1", "--", file.toString()))
                .isEmpty();
    }

    private static void assumeInstalled(String tool) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))),
                tool + " is not on the PATH");
    }

    /** What the tool says; nothing if it is content. */
    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("TF_CLI_CONFIG_FILE");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the tool ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue() == 0 ? "" : Files.readString(output) + "exit code " + process.exitValue();
    }
}
