package io.godwit.serve.action;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.CutoverTopics;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ProofError;
import io.godwit.core.journal.Journal;
import io.godwit.core.proof.ProofStore;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.verify.Sample;
import io.godwit.migration.verify.VerifierFactory;
import io.godwit.migration.verify.VerifyMeter;
import io.godwit.migration.verify.VerifyMeter.Reading;
import io.godwit.migration.verify.VerifyReport;
import io.godwit.migration.verify.VerifyRequest;
import io.godwit.migration.verify.VerifyRequest.Scope;
import io.godwit.migration.verify.VerifyScope;
import io.godwit.migration.verify.VerifySummary;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A run of {@code godwit verify}. */
final class Verification {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long TELL_EVERY_SECONDS = 2;

    private final Migration migration;
    private final Clock clock;

    Verification(Migration migration, Clock clock) {
        this.migration = migration;
        this.clock = clock;
    }

    String run(boolean full, Consumer<String> says) throws InterruptedException {
        VerifyMeter meter = new VerifyMeter();
        ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "godwit-serve-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ScheduledFuture<?> unused = teller.scheduleAtFixedRate(
                    () -> says.accept(line(meter.read())), TELL_EVERY_SECONDS, TELL_EVERY_SECONDS, TimeUnit.SECONDS);
            VerifySummary summary = compare(full, meter);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return words(summary);
        } finally {
            teller.shutdownNow();
        }
    }

    private VerifySummary compare(boolean full, VerifyMeter meter) {
        try (ClusterConnection source = ClusterConnection.open(migration.source());
                ClusterConnection target = ClusterConnection.open(migration.target());
                Journal journal = KafkaJournal.open(migration)) {
            VerifierFactory factory =
                    new VerifierFactory(source, target, new ProofStore(journal), migration.verify(), clock);
            VerifyScope scope = factory.scope(migration.topics()::selects);
            if (scope.partitions().isEmpty() && scope.notCompared().isEmpty()) {
                throw new GodwitException(
                        ProofError.NOTHING_TO_VERIFY,
                        "topics",
                        "no topic of the source is selected",
                        "look at topics in migration.yaml");
            }
            VerifyReport report = factory.verifier(
                            scope.partitions().stream()
                                    .map(partition -> partition.topic())
                                    .collect(Collectors.toCollection(TreeSet::new)),
                            meter)
                    .verify(new VerifyRequest(
                            scope.partitions(),
                            full ? Scope.FULL : Scope.SINCE_LAST_PROOF,
                            Map.of(),
                            CutoverTopics.copyEnds(migration, journal, clock, new KafkaPartitionLogs(source)::ends),
                            PATIENCE,
                            new Sample(0),
                            VerifyRequest.DEFAULT_MISMATCH_LIMIT));
            return VerifySummary.of(report, scope.notCompared());
        }
    }

    private static String line(Reading reading) {
        return String.format(
                Locale.ROOT,
                "%d of %d partitions, %,d records compared, %,d mismatches",
                reading.finishedPartitions(),
                reading.partitions(),
                reading.records(),
                reading.mismatches());
    }

    private static String words(VerifySummary summary) {
        return String.format(
                Locale.ROOT,
                "%s: %,d records compared in %.1f s, %.1f %% covered, %,d mismatches",
                summary.verdict().name().toLowerCase(Locale.ROOT),
                summary.recordsCompared(),
                summary.seconds(),
                summary.totals().coveragePercent(),
                summary.totals().mismatches());
    }
}
