package io.godwit.connect.host;

import java.util.Map;
import java.util.Optional;

/** A Connect runtime that connectors are handed to: one in this process, or a cluster elsewhere. */
public interface ConnectorHost extends AutoCloseable {
    /**
     * Makes the runtime ready to take connectors.
     *
     * @throws io.godwit.core.error.GodwitException if it cannot be reached or is not fit for the mirror
     */
    void start();

    /**
     * Creates a connector, or gives it another configuration.
     *
     * @throws io.godwit.core.error.GodwitException if Connect refuses the configuration
     */
    void put(String connector, Map<String, String> config);

    /** Lets a connector run that was stopped. */
    void resume(String connector);

    /** Stops a connector and its tasks; its configuration and positions stay. Nothing happens if there is none. */
    void stop(String connector);

    /** Removes a connector; its positions stay. Nothing happens if there is none. */
    void delete(String connector);

    /** How the connector is; empty if there is none. */
    Optional<ConnectorHealth> health(String connector);

    void restartConnector(String connector);

    void restartTask(String connector, int task);

    /** Lets go of the runtime; one in this process ends. */
    @Override
    void close();
}
