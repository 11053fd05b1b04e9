package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.model.ClusterSide;
import java.time.Duration;

/** What is done to applications. Each can be repeated. */
public interface ApplicationActions {
    /** Runs its stop command, or asks the operator for it. */
    void stop(Application application, ClusterSide side, Duration limit) throws InterruptedException;

    /** Runs the command that starts it on that side, or asks the operator for it. */
    void start(Application application, ClusterSide side, Duration limit) throws InterruptedException;

    /** Waits until its health command is content. */
    void awaitHealthy(Application application, ClusterSide side, Duration limit) throws InterruptedException;
}
