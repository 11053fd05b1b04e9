package io.godwit.lab;

import java.util.List;

/** A running distributed Connect cluster. Started by {@link Lab#startConnect}. */
public final class ConnectCluster implements AutoCloseable {
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

    /** Without a farewell, which takes workers ten seconds and saves nothing. */
    @Override
    public void close() {
        processes().forEach(LabProcess::kill);
    }
}
