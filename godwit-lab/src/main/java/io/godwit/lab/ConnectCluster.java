package io.godwit.lab;

import java.time.Duration;
import java.util.List;

/** A running distributed Connect cluster. Started by {@link Lab#startConnect}. */
public final class ConnectCluster implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final List<ConnectWorker> workers;

    ConnectCluster(List<ConnectWorker> workers) {
        this.workers = List.copyOf(workers);
    }

    public List<ConnectWorker> workers() {
        return workers;
    }

    List<LabProcess> processes() {
        return workers.stream()
                .filter(ConnectWorker::isRunning)
                .map(ConnectWorker::process)
                .toList();
    }

    @Override
    public void close() {
        List<LabProcess> running = processes();
        running.forEach(LabProcess::resume);
        running.forEach(LabProcess::requestStop);
        running.forEach(worker -> worker.stop(STOP_PATIENCE));
    }
}
