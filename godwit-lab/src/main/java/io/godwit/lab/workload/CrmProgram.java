package io.godwit.lab.workload;

import io.godwit.lab.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One of the CRM's programs, driven by its script as an operator would. */
public final class CrmProgram {
    /** Longer than the script itself waits. */
    private static final long SCRIPT_TIMEOUT_SECONDS = 90;

    private final String name;
    private final Path home;

    CrmProgram(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    public String name() {
        return name;
    }

    /** For {@code migration.yaml}: {@code SCRIPT stop}, {@code SCRIPT start target}, {@code SCRIPT health}. */
    public Path script() {
        return home.resolve("apps").resolve(name);
    }

    public Path logFile() {
        return home.resolve("log").resolve(name + ".log");
    }

    /** Returns when it works against the cluster of this name. */
    public void start(String cluster) {
        run("start", cluster);
    }

    /** Returns when it works against the cluster that its configuration file names. */
    public void start() {
        run("start");
    }

    /** What {@link #start()} reads. */
    public Path configurationFile() {
        return home.resolve("conf").resolve(name + ".properties");
    }

    /** Returns when it has ended in order. */
    public void stop() {
        run("stop");
    }

    /** SIGKILL. */
    public void kill() {
        run("kill");
    }

    public boolean isRunning() {
        return processId().isPresent();
    }

    public OptionalLong processId() {
        Path file = home.resolve("run").resolve(name + ".pid");
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            return text.isEmpty()
                            || ProcessHandle.of(Long.parseLong(text))
                                    .filter(ProcessHandle::isAlive)
                                    .isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(text));
        } catch (IOException e) {
            throw new LabException("could not read " + file + ": " + e.getMessage(), e);
        }
    }

    private void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(home.resolve("run"), name, ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(SCRIPT_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8).strip();
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LabException(String.join(" ", command) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new LabException("could not run " + script() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while running " + script(), e);
        }
    }
}
