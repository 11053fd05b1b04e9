package io.godwit.migration.assess;

import io.godwit.core.assess.facts.ClusterFacts;
import io.godwit.core.assess.facts.Facts;
import io.godwit.core.assess.facts.Facts.CollectionProblem;
import io.godwit.core.assess.facts.Facts.LogWindow;
import io.godwit.core.assess.facts.FactsOfInventory;
import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.metrics.MetricsReading;
import io.godwit.core.assess.metrics.MonitoringHistory;
import io.godwit.core.config.Migration;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.finding.Severity;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.InventoryPart;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.history.LogHistoryReader;
import io.godwit.kafka.inventory.InventoryReader;
import io.godwit.kafka.inventory.InventoryScope;
import io.godwit.kafka.measure.CopyRateSample;
import io.godwit.kafka.metrics.MetricsReader;
import io.godwit.kafka.metrics.PrometheusReader;
import io.godwit.kafka.writers.WriterSurvey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Collects all facts of a source. It reads only. Whatever is not told becomes a problem among the facts; only a source that cannot be
 * reached, or refuses to list its topics, ends it.
 */
public final class CollectFacts {
    /** For opening and reading one broker's agent, or one answer of a monitoring system. */
    private static final Duration AGENT_LIMIT = Duration.ofSeconds(60);

    private final ConnectionTimeouts timeouts;
    private final Clock clock;
    private final Consumer<String> progress;
    private final List<CollectionProblem> problems = new ArrayList<>();

    /** @param progress told what is being done, in a few words */
    public CollectFacts(ConnectionTimeouts timeouts, Clock clock, Consumer<String> progress) {
        this.timeouts = timeouts;
        this.clock = clock;
        this.progress = progress;
    }

    public Facts collect(Migration migration, CollectionRequest request) {
        problems.clear();
        progress.accept("Reading the " + migration.source());
        try (ClusterConnection source = ClusterConnection.open(migration.source(), timeouts)) {
            ClusterInventory inventory = new InventoryReader(source).read(InventoryScope.all());
            Instant takenAt = clock.instant();
            inventory.unread().forEach(finding -> problems.add(problem(finding)));
            WriterSurvey.Survey writers = new WriterSurvey(source).survey(inventory, topic -> !topic.internal());
            ClusterFacts cluster = FactsOfInventory.of(inventory, LatestProducers.of(writers.writers()));
            progress.accept("Looking up the hours of " + cluster.partitions() + " partitions");
            LogHistory log = new LogHistoryReader(source, request.pace()).read(inventory, takenAt, request.history());
            Metrics metrics = metrics(source, inventory, request);
            return new Facts(
                    Facts.VERSION,
                    takenAt,
                    migration.name(),
                    false,
                    cluster,
                    log,
                    metrics.window(),
                    metrics.readings(),
                    monitoring(request, takenAt),
                    copyRate(source, inventory, migration, request),
                    problems);
        }
    }

    private record Metrics(Optional<LogWindow> window, List<MetricsReading> readings) {}

    /** The ends of the logs are read on both sides of the window, so that both ways look at the same time. */
    private Metrics metrics(ClusterConnection source, ClusterInventory inventory, CollectionRequest request) {
        List<MetricsReader> readers = new ArrayList<>();
        if (request.sources().jmx().isUsed()) {
            readers.add(
                    new MetricsReader(MetricsReader.Way.JMX, request.sources().jmx(), AGENT_LIMIT, clock));
        }
        if (request.sources().jolokia().isUsed()) {
            readers.add(new MetricsReader(
                    MetricsReader.Way.JOLOKIA, request.sources().jolokia(), AGENT_LIMIT, clock));
        }
        if (readers.isEmpty()) {
            return new Metrics(Optional.empty(), List.of());
        }
        List<MetricsReading> readings = new ArrayList<>();
        Optional<LogWindow> window = Optional.empty();
        for (MetricsReader reader : readers) {
            progress.accept("Asking the brokers for their metrics, for "
                    + request.window().toSeconds() + " s");
            EndsOfLogs before = EndsOfLogs.read(source);
            readings.add(reader.read(inventory.brokers(), request.window()));
            window = window.or(() -> Optional.of(before.until(EndsOfLogs.read(source), inventory)));
        }
        return new Metrics(window, readings);
    }

    private Optional<MonitoringHistory> monitoring(CollectionRequest request, Instant takenAt) {
        return request.sources().prometheus().url().flatMap(url -> {
            progress.accept("Asking " + url);
            try {
                return Optional.of(
                        new PrometheusReader(request.sources().prometheus(), url, AGENT_LIMIT).read(takenAt));
            } catch (GodwitException e) {
                note(e);
                return Optional.empty();
            }
        });
    }

    private OptionalDouble copyRate(
            ClusterConnection source, ClusterInventory inventory, Migration migration, CollectionRequest request) {
        if (request.measureCopy().isZero()) {
            return OptionalDouble.empty();
        }
        progress.accept("Measuring how fast the source can be read, for up to "
                + request.measureCopy().toSeconds() + " s");
        try {
            return new CopyRateSample(source)
                    .bytesPerSecond(inventory, migration.topics()::selects, request.measureCopy());
        } catch (KafkaException e) {
            return OptionalDouble.empty();
        }
    }

    private void note(GodwitException e) {
        if (e.code() == GeneralError.INTERRUPTED) {
            throw e;
        }
        problems.add(problem(new Finding(e.code(), Severity.WARNING, e.resource(), e.reason(), e.fix())));
    }

    private static CollectionProblem problem(Finding finding) {
        return new CollectionProblem(
                finding.code().id(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.resource(),
                finding.reason(),
                finding.fix());
    }

    /** The ends of all logs at one moment. */
    private record EndsOfLogs(ClusterInventory inventory, double seconds) {
        static EndsOfLogs read(ClusterConnection source) {
            double before = System.nanoTime() / 1e9;
            ClusterInventory ends = new InventoryReader(source).read(InventoryScope.of(Set.of(InventoryPart.OFFSETS)));
            return new EndsOfLogs(ends, (before + System.nanoTime() / 1e9) / 2);
        }

        LogWindow until(EndsOfLogs later, ClusterInventory sizes) {
            return LogGrowth.between(inventory, later.inventory(), sizes, later.seconds() - seconds);
        }
    }
}
