package io.godwit.connect.mirrormaker2;

import io.godwit.core.config.ClusterConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the parts that Connect and the Kafka clients make by class name find the engine that they belong to.
 *
 * <p>This is the engine's only static state. It cannot be injected: Connect instantiates config providers, and consumers
 * their interceptors, with nothing but a configuration, into which only a name can be written. One entry for each running
 * engine, removed when it closes.
 */
final class EngineHooks {
    private static final Map<String, EngineHooks> RUNNING = new ConcurrentHashMap<>();

    private final CopyLedger ledger = CopyLedger.observing();
    private final ByteThrottle throttle = new ByteThrottle(System::nanoTime, EngineHooks::pause);
    private final Map<String, ClusterConfig> clusters;

    private EngineHooks(Map<String, ClusterConfig> clusters) {
        this.clusters = Map.copyOf(clusters);
    }

    /** @throws IllegalStateException if this process already runs an engine of that name */
    static EngineHooks register(String name, ClusterConfig source, ClusterConfig target) {
        EngineHooks hooks = new EngineHooks(
                Map.of(source.side().word(), source, target.side().word(), target));
        if (RUNNING.putIfAbsent(name, hooks) != null) {
            throw new IllegalStateException("an engine of " + name + " is already running in this process");
        }
        return hooks;
    }

    static void remove(String name) {
        RUNNING.remove(name);
    }

    static Optional<EngineHooks> find(String name) {
        return Optional.ofNullable(RUNNING.get(name));
    }

    CopyLedger ledger() {
        return ledger;
    }

    ByteThrottle throttle() {
        return throttle;
    }

    /** A client property of one of the clusters. */
    Optional<String> property(String side, String key) {
        return Optional.ofNullable(clusters.get(side))
                .flatMap(cluster -> Optional.ofNullable(cluster.properties().get(key)));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
