package io.godwit.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher of the checkout, each run a process of its own with a folder for what it prints. */
final class PackagedGodwit {
    private final Path launcher;
    private final Path workFolder;
    private final Map<String, String> environment;
    private int runs;

    PackagedGodwit(Path workFolder) {
        this(workFolder, Map.of());
    }

    PackagedGodwit(Path workFolder, Map<String, String> environment) {
        this.launcher = Path.of(System.getProperty("godwit.launcher"));
        this.workFolder = workFolder;
        this.environment = Map.copyOf(environment);
    }

    /** What a finished run said. */
    record Result(List<String> command, int status, String out, String err) {
        /** @throws AssertionError with all that was printed, unless it ended with that status */
        Result expect(int expected) {
            if (status != expected) {
                throw new AssertionError("godwit " + String.join(" ", command) + " ended with " + status + ", expected "
                        + expected + "\n--- stdout\n" + out + "\n--- stderr\n" + err);
            }
            return this;
        }
    }

    /** A run that goes on; close ends it with SIGTERM. */
    record Running(List<String> command, Process process, Path out, Path err) implements AutoCloseable {
        String output() {
            return read(out);
        }

        String talk() {
            return read(err);
        }

        /** {@code kill -9}. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        Result await(Duration limit) {
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill();
                    throw new AssertionError("godwit " + String.join(" ", command) + " did not end within " + limit
                            + "\n--- stdout\n" + output() + "\n--- stderr\n" + talk());
                }
            } catch (InterruptedException e) {
                kill();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new Result(command, process.exitValue(), output(), talk());
        }

        /** SIGTERM, then the result. */
        Result terminate() {
            process.destroy();
            return await(Duration.ofSeconds(60));
        }

        @Override
        public void close() {
            if (process.isAlive()) {
                terminate();
            }
        }
    }

    Result run(String... arguments) {
        return start(arguments).await(Duration.ofMinutes(5));
    }

    Running start(String... arguments) {
        runs++;
        Path out = workFolder.resolve("run-" + runs + "-" + arguments[0] + ".out");
        Path err = workFolder.resolve("run-" + runs + "-" + arguments[0] + ".err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workFolder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("GODWIT_NO_BUILD", "1");
        builder.environment().put("GODWIT_LOG_DIR", workFolder.resolve("logs").toString());
        builder.environment().putAll(environment);
        try {
            return new Running(List.of(arguments), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
