package io.godwit.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that can't outlive this JVM.
 *
 * <p>The child is started through a shell that first forks a watchdog and then becomes the child by {@code exec}, so the
 * process id is the child's own. The watchdog reads a pipe from this JVM: a line means that the child may live on or is gone
 * already; end of file without a line means that this JVM died, by {@code kill -9} too, and the watchdog kills the child.
 * SIGINT and SIGHUP are ignored by the child, because Ctrl-C reaches the whole foreground group and the lab must stop brokers
 * in order.
 */
public final class LabProcess {
    private static final String WATCHED =
            """
            trap '' INT HUP
            exec 3<&0
            ( trap '' TERM; IFS= read -r released <&3 || kill -9 $$ ) >/dev/null 2>&1 &
            exec 3<&- </dev/null
            exec "$@"
            """;

    private final String name;
    private final Process process;
    private final Path logFile;

    private LabProcess(String name, Process process, Path logFile) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
    }

    /** Output is appended to the log file. */
    public static LabProcess start(String name, List<String> command, Path logFile) {
        List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCHED, "godwit-lab"));
        watched.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(watched)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        // Options meant for this JVM, such as a debugger's port, would make the child fail or talk on its output.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
        try {
            LabProcess started = new LabProcess(name, builder.start(), logFile);
            @SuppressWarnings("unused")
            var watchdogEnds = started.process.onExit().thenRun(started::release);
            return started;
        } catch (IOException e) {
            throw new LabException("could not start " + name + ": " + e.getMessage(), e);
        }
    }

    public long processId() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path logFile() {
        return logFile;
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Lets the process live on without this JVM. */
    void release() {
        try (OutputStream watchdog = process.getOutputStream()) {
            watchdog.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The watchdog has ended already, so there is nobody to tell.
        }
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
    }

    /** SIGTERM, and SIGKILL when that was not heard in time. */
    public void stop(Duration patience) {
        requestStop();
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** SIGTERM without waiting. By the handle: {@link Process#destroy} also closes the pipe, which the watchdog answers by SIGKILL. */
    void requestStop() {
        process.toHandle().destroy();
    }

    /** SIGSTOP: open connections stay open and unanswered. Returns when every thread stands still. */
    public void pause() {
        signal("STOP");
        Duration patience = Duration.ofSeconds(30);
        if (!new StoppedThreads(processId()).await(patience)) {
            throw new LabException(
                    name + " (process " + processId() + ") did not stand still within " + patience.toSeconds() + " s");
        }
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    public boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while " + name + " was to end", e);
        }
    }

    void awaitEnd(Duration patience) {
        if (!endsWithin(patience)) {
            throw new LabException(
                    name + " (process " + processId() + ") did not end within " + patience.toSeconds() + " s");
        }
    }

    private void signal(String signal) {
        try {
            // The shell's own kill: the program of that name is not on every machine.
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + processId()).start();
            if (kill.waitFor() != 0) {
                throw new LabException("could not send SIG" + signal + " to " + name + ", process " + processId());
            }
        } catch (IOException e) {
            throw new LabException("could not send SIG" + signal + " to " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while sending SIG" + signal + " to " + name, e);
        }
    }
}
