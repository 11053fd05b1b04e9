package io.godwit.cli.demo;

import io.godwit.cli.Godwit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** {@code godwit mirror} as a process of its own, as an operator runs it. */
final class MirrorProcess implements AutoCloseable {
    private final Process process;

    private MirrorProcess(Process process) {
        this.process = process;
    }

    static MirrorProcess start(Path configuration, Path log) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                Godwit.class.getName(),
                "mirror",
                "-f",
                configuration.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("GODWIT_LOG_DIR", log.resolveSibling("logs").toString());
        try {
            return new MirrorProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, and SIGKILL for one that does not listen. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
