package io.godwit.connect.host;

import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts connectors and tasks again that failed, with pauses that grow, and tells why they failed. For one thread. */
public final class ConnectorCare {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCare.class);

    private final ConnectorHost host;
    private final Restarts restarts;

    public ConnectorCare(ConnectorHost host, Clock clock) {
        this.host = host;
        this.restarts = new Restarts(clock);
    }

    /** What is wrong with these connectors; empty when all is well. */
    public List<EngineFailure> lookAfter(List<String> connectors) {
        List<EngineFailure> found = new ArrayList<>();
        for (String connector : connectors) {
            try {
                host.health(connector).ifPresent(health -> found.addAll(lookAfter(health)));
            } catch (RuntimeException e) {
                LOG.warn("health of {} cannot be told", connector, e);
                found.add(new EngineFailure(connector, RootCause.of(e), true));
            }
        }
        return found;
    }

    private List<EngineFailure> lookAfter(ConnectorHealth health) {
        List<EngineFailure> found = new ArrayList<>();
        String connector = health.connector();
        if (health.hasFailed()) {
            found.add(failure(connector, health.trace(), () -> host.restartConnector(connector)));
        }
        for (ConnectorHealth.TaskHealth task : health.tasks()) {
            if (task.hasFailed()) {
                String resource = connector + " task " + task.task();
                found.add(failure(resource, task.trace(), () -> host.restartTask(connector, task.task())));
            }
        }
        return found;
    }

    private EngineFailure failure(String resource, String trace, Runnable restart) {
        String cause = RootCause.of(trace);
        if (restarts.mayRestart(resource)) {
            LOG.warn("{} failed ({}), restart number {}", resource, cause, restarts.count(resource));
            restart.run();
        }
        return new EngineFailure(resource, cause + " (restarted " + restarts.count(resource) + " times)", true);
    }
}
