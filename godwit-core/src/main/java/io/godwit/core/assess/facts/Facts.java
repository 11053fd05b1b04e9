package io.godwit.core.assess.facts;

import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that was collected. No secret is among it; names may be replaced by hashes.
 *
 * @param schemaVersion {@link #VERSION}
 * @param takenAt when the source was looked at
 * @param name of the migration
 * @param anonymized whether names of topics, groups, clients, hosts and users are hashes
 * @param cluster what the source is made of
 * @param log what its logs tell, hour by hour
 * @param window how much was written while the metrics were read; empty without metrics
 * @param metrics what the brokers tell, by each way that was configured
 * @param monitoring what a monitoring system tells
 * @param copyBytesPerSecond how fast the source can be read by a sample; empty if that was not measured
 * @param problems what could not be collected
 */
public record Facts(
        int schemaVersion,
        Instant takenAt,
        String name,
        boolean anonymized,
        ClusterFacts cluster,
        LogHistory log,
        Optional<LogWindow> window,
        List<MetricsReading> metrics,
        Optional<MonitoringHistory> monitoring,
        OptionalDouble copyBytesPerSecond,
        List<CollectionProblem> problems) {
    /** Raised when a property changes its meaning or goes away. */
    public static final int VERSION = 1;

    public Facts {
        metrics = List.copyOf(metrics);
        problems = List.copyOf(problems);
    }

    /**
     * What the ends of the logs moved by within the window of the metrics.
     *
     * @param seconds how long it was
     * @param bytesPerSecond new offsets times each topic's bytes of an offset
     * @param recordsPerSecond new offsets
     */
    public record LogWindow(double seconds, double bytesPerSecond, double recordsPerSecond) {}

    /** Something that was not told; the assessment shows it among its findings. */
    public record CollectionProblem(String code, String severity, String resource, String reason, String fix) {}
}
