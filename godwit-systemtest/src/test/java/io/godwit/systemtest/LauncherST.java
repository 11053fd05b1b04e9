package io.godwit.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherST {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void shouldSayWhatItIsAndWhatItCanDo() {
        PackagedGodwit godwit = new PackagedGodwit(folder);

        assertThat(godwit.run("--version").expect(0).out()).matches("godwit [0-9].*\\s*");
        assertThat(godwit.run("--help").expect(0).out()).contains("Usage: godwit", "Exit codes");
    }

    @Test
    void shouldEndWithUsageForWhatItDoesNotKnow() {
        PackagedGodwit.Result result = new PackagedGodwit(folder).run("migrate").expect(2);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("migrate");
    }

    @Test
    void shouldNameThePackageToInstallWhenThereIsNoJava() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "head")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        PackagedGodwit godwit = new PackagedGodwit(folder, Map.of("PATH", tools.toString(), "JAVA_HOME", ""));

        PackagedGodwit.Result result = godwit.run("--version").expect(1);

        assertThat(result.err())
                .contains("no java was found", "openjdk-17-jdk-headless")
                .doesNotContain("not found\n");
    }

    @Test
    void shouldBuildItselfWhereNothingWasBuiltBefore() throws IOException, InterruptedException {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        Path root = Objects.requireNonNull(
                Path.of(System.getProperty("godwit.launcher")).getParent());
        Process copy = new ProcessBuilder(
                        "sh",
                        "-c",
                        "tar -C \"$0\" --exclude=target --exclude=.git -cf - . | tar -C \"$1\" -xf -",
                        root.toString(),
                        checkout.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();

        Path out = folder.resolve("version.out");
        Path err = folder.resolve("version.err");
        Process first = new ProcessBuilder(checkout.resolve("godwit").toString(), "--version")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue()).as(Files.readString(err)).isZero();
        assertThat(out).content().startsWith("godwit ");
        assertThat(err).content().contains("Building Godwit");
    }
}
