package io.godwit.migration.verify;

import io.godwit.core.config.VerifyConfig;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.proof.RecordLog;
import io.godwit.core.proof.TopicRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compares partitions side by side, a bounded number at a time, each thread with one log a side. One partition's
 * failure is its own result and never stops the others.
 */
public final class Verifier {
    /** What the Kafka clients need besides the records that they hold. */
    private static final long CLIENT_BYTES = 24L << 20;

    private static final long LEAST_BYTES_PER_LOG = 256L << 10;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final RecordLogs logs;
    private final ProofStore proofs;
    private final Map<String, TopicRules> rules;
    private final VerifyConfig config;
    private final Clock clock;
    private final VerifyMeter meter;

    /**
     * @param rules of each topic; a topic without an entry is taken to keep everything
     * @param meter is told how far the run has come
     */
    public Verifier(
            RecordLogs logs,
            ProofStore proofs,
            Map<String, TopicRules> rules,
            VerifyConfig config,
            Clock clock,
            VerifyMeter meter) {
        this.logs = logs;
        this.proofs = proofs;
        this.rules = Map.copyOf(rules);
        this.config = config;
        this.clock = clock;
        this.meter = meter;
    }

    /**
     * Compares, and stores the proofs as it goes: when the process dies, the next run goes on from there.
     *
     * @throws GodwitException if this thread is interrupted, or if a cluster cannot be reached at all
     */
    public VerifyReport verify(VerifyRequest request) {
        Instant startedAt = clock.instant();
        meter.partitions(request.partitions().size());
        Queue<PartitionId> waiting = new ConcurrentLinkedQueue<>(request.partitions());
        int threads =
                Math.max(1, Math.min(config.parallelism(), request.partitions().size()));
        long budget = Math.max(LEAST_BYTES_PER_LOG, (config.maxMemoryBytes() - CLIENT_BYTES) / threads / 2);
        AtomicInteger number = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "godwit-verify-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<PartitionResult>>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(executor.submit(() -> compareAll(waiting, request, budget)));
            }
            List<PartitionResult> results = new ArrayList<>();
            for (Future<List<PartitionResult>> part : work) {
                results.addAll(part.get());
            }
            results.sort(Comparator.comparing(result -> result.proof().partition()));
            return new VerifyReport(startedAt, Duration.between(startedAt, clock.instant()), results);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    "verify",
                    "interrupted; what was proven so far is kept",
                    "run godwit verify again; it goes on from there",
                    e);
        } finally {
            stop(executor);
        }
    }

    private List<PartitionResult> compareAll(Queue<PartitionId> waiting, VerifyRequest request, long budgetBytes) {
        List<PartitionResult> results = new ArrayList<>();
        try (RecordLog source = logs.open(ClusterSide.SOURCE, budgetBytes);
                RecordLog target = logs.open(ClusterSide.TARGET, budgetBytes)) {
            PartitionRun.Surroundings with =
                    new PartitionRun.Surroundings(request, source, target, proofs, clock, meter);
            PartitionId partition = waiting.poll();
            while (partition != null && !Thread.currentThread().isInterrupted()) {
                results.add(compare(partition, with));
                partition = waiting.poll();
            }
        }
        return results;
    }

    private PartitionResult compare(PartitionId partition, PartitionRun.Surroundings with) {
        try {
            return new PartitionRun(partition, rulesOf(partition.topic()), with).run();
        } catch (GodwitException e) {
            if (e.code() == GeneralError.INTERRUPTED) {
                throw e;
            }
            meter.finished(0);
            return PartitionResult.unopened(partition, clock.instant(), e);
        }
    }

    private TopicRules rulesOf(String topic) {
        return rules.getOrDefault(
                topic, new TopicRules(TopicRules.Cleanup.NONE, TopicRules.Cleanup.NONE, clock.instant()));
    }

    private static void stop(ExecutorService executor) {
        executor.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
