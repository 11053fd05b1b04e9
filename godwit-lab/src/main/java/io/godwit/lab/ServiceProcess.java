package io.godwit.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A component beside Kafka: a process of its own, which keeps its port and its data when it is started again. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Launch launch;
    private final int port;

    @Nullable
    private LabProcess process;

    ServiceProcess(Launch launch, int port) {
        this.launch = launch;
        this.port = port;
    }

    /**
     * How a component is started.
     *
     * @param name for messages
     * @param command the program with its arguments
     * @param logFile its output is appended here
     * @param serves whether it does its work by now; asked often, and must return within seconds
     * @param startTimeout generous, because the machine may be busy
     */
    public record Launch(
            String name, List<String> command, Path logFile, BooleanSupplier serves, Duration startTimeout) {
        public Launch {
            command = List.copyOf(command);
        }
    }

    /** On the loopback address. */
    public int port() {
        return port;
    }

    public Path logFile() {
        return launch.logFile();
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long processId() {
        return process().processId();
    }

    /** Starts it, or starts it again; returns once it serves. */
    public void start() {
        launch();
        Patience.await(
                launch.startTimeout(),
                () -> {
                    Readiness.requireAlive(process(), launch.name());
                    return launch.serves().getAsBoolean();
                },
                () -> launch.name() + " serves; its log ends:\n" + LogTail.of(logFile()));
    }

    /** SIGKILL. */
    public void kill() {
        process().kill();
    }

    /** SIGSTOP: it keeps its connections and does nothing, like a machine that hangs. */
    public void pause() {
        process().pause();
    }

    /** SIGCONT. */
    public void resume() {
        process().resume();
    }

    /** SIGTERM; returns when it has ended. */
    public void stop() {
        process().stop(STOP_PATIENCE);
    }

    /** Ends it in order if it runs. */
    @Override
    public void close() {
        if (isRunning()) {
            resume();
            stop();
        }
    }

    private synchronized void launch() {
        if (isRunning()) {
            throw new LabException(launch.name() + " runs already");
        }
        process = LabProcess.start(launch.name(), launch.command(), launch.logFile());
    }

    private synchronized LabProcess process() {
        if (process == null) {
            throw new LabException(launch.name() + " was not started");
        }
        return process;
    }
}
