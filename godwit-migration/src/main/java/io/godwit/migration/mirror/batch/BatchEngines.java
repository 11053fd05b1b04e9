package io.godwit.migration.mirror.batch;

import io.godwit.connect.copier.TargetLimits;
import io.godwit.connect.host.RestConnectorHost;
import io.godwit.core.config.Migration;
import io.godwit.core.engine.MirrorEngine;
import io.godwit.core.journal.Journal;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.mirror.copy.OffsetRules;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The batch mirror where the migration wants it: in this process, or on a Connect cluster. */
public final class BatchEngines {
    private BatchEngines() {}

    /**
     * @param to the cluster that is written
     * @param offsets how far it goes to keep the offsets; asked once, when it starts
     * @param journal of the lease holder
     */
    public static MirrorEngine open(
            Migration migration,
            CopyRoute route,
            ClusterConnection to,
            Supplier<OffsetRules> offsets,
            Journal journal,
            Clock clock) {
        return migration
                .mirror()
                .connectUrl()
                .<MirrorEngine>map(url -> new ConnectBatchEngine(
                        new CopyConnector(migration, route),
                        new RestConnectorHost(url, new PluginFitness()),
                        new TargetLimits(to)::read,
                        offsets,
                        journal,
                        clock,
                        pause -> LockSupport.parkNanos(pause.toNanos())))
                .orElseGet(() -> new BatchEngine(migration, route, to, offsets, journal, clock));
    }
}
