package io.godwit.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One broker: a process of its own, which keeps its ports and its data when it is started again. */
public final class Broker {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final int id;
    private final BrokerPorts ports;
    private final List<String> command;
    private final Path logFile;
    private final Restart restart;

    @Nullable
    private LabProcess process;

    Broker(int id, BrokerPorts ports, List<String> command, Path logFile, Restart restart) {
        this.id = id;
        this.ports = ports;
        this.command = command;
        this.logFile = logFile;
        this.restart = restart;
    }

    public int id() {
        return id;
    }

    /** Standard output of all its runs. */
    public Path logFile() {
        return logFile;
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    public long processId() {
        return process().processId();
    }

    /** SIGKILL: no flush, no farewell. */
    public void kill() {
        process().kill();
    }

    /** SIGSTOP: the broker keeps its connections and answers nothing, like a machine that hangs. */
    public void pause() {
        process().pause();
    }

    /** SIGCONT. */
    public void resume() {
        process().resume();
    }

    /** SIGTERM: a controlled shutdown; killed when it takes too long. */
    public void stop() {
        process().stop(STOP_PATIENCE);
    }

    /** Starts it again on the same ports and data, and returns when it serves. */
    public void start() {
        if (isRunning()) {
            throw new LabException(name() + " runs already, as process " + processId());
        }
        restart.prepare(this);
        launch();
        restart.awaitReady(this);
    }

    synchronized void launch() {
        process = LabProcess.start(name(), command, logFile);
    }

    synchronized LabProcess process() {
        if (process == null) {
            throw new LabException(name() + " was not started");
        }
        return process;
    }

    BrokerPorts ports() {
        return ports;
    }

    String name() {
        return "broker " + id;
    }

    /** What the cluster has to do around the start of one of its brokers. */
    interface Restart {
        void prepare(Broker broker);

        void awaitReady(Broker broker);
    }
}
