package io.godwit.bench.run;

import io.godwit.bench.engine.EngineMain;
import io.godwit.bench.engine.EngineOrder;
import io.godwit.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link EngineMain} in a process of its own. It ends with this object, with this JVM, and when this JVM dies. */
final class EngineProcess implements AutoCloseable {
    private static final String ENDED = "ended";
    /** For a profiler in the process, which writes when the JVM exits. */
    private static final Duration QUIET_END = Duration.ofSeconds(5);

    private static final Duration END_PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Thread shutdown;

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.shutdown = new Thread(process::destroyForcibly, "bench-shutdown");
        Runtime.getRuntime().addShutdownHook(shutdown);
        Thread reader = new Thread(this::listen, "bench-listener");
        reader.setDaemon(true);
        reader.start();
    }

    static EngineProcess start(EngineOrder order, List<String> jvmOptions, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp", Objects.requireNonNull(System.getProperty("java.class.path")), EngineMain.class.getName()));
        command.addAll(order.toArguments());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new EngineProcess(process, log);
        } catch (IOException e) {
            throw new LabException("the engine's process did not start: " + e.getMessage(), e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(EngineMain.MARK)) {
                    said.add(line.substring(EngineMain.MARK.length()));
                }
            }
        } catch (IOException e) {
            // The process was ended while it was read.
        }
        said.add(ENDED);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Returns the number that comes with this word.
     *
     * @throws LabException if the engine fails, ends or takes longer
     */
    long await(String word, Duration limit) throws InterruptedException {
        String line = said.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new LabException(
                    "the engine did not get to '" + word + "' within " + limit.toSeconds() + " s" + seeLog());
        }
        if (!line.startsWith(word + " ")) {
            throw new LabException("the engine said '" + line + "' instead of '" + word + "'" + seeLog());
        }
        return Long.parseLong(line.substring(word.length() + 1));
    }

    private String seeLog() {
        return "; its log is " + log;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(QUIET_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            if (!process.waitFor(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LabException("process " + process.pid() + " did not end after SIGKILL");
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(shutdown);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The process has ended all the same.
        }
    }
}
