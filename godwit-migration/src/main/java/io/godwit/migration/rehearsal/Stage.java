package io.godwit.migration.rehearsal;

import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Readiness;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.error.RehearsalError;
import io.godwit.core.finding.Finding;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.rehearsal.Shadow;
import io.godwit.kafka.connection.ConnectionTimeouts;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.migration.cutover.Cutover;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.cutover.WaveConnection;
import io.godwit.migration.doctor.ExamineMigration;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.verify.VerifierFactory;
import io.godwit.migration.verify.VerifyMeter;
import io.godwit.migration.verify.VerifyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a rehearsal takes place: the shadow topics are there, its applications and its mirror run. It moves the wave by the same
 * cutover as the real one.
 */
final class Stage implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Shadow shadow;
    private final ClusterPair clusters;
    private final Lease lease;
    private final RehearsedApplications applications;
    private final ShadowMirror mirror;
    private final WaveConnection wave;
    private final Waiting waiting;
    private @Nullable List<Finding> findings;

    Stage(
            Shadow shadow,
            ClusterPair clusters,
            Lease lease,
            RehearsedApplications applications,
            LeaseHolder self,
            Waiting waiting,
            Narrator narrator) {
        this.shadow = shadow;
        this.clusters = clusters;
        this.lease = lease;
        this.applications = applications;
        this.waiting = waiting;
        this.mirror = ShadowMirror.start(shadow.migration(), self, waiting.clock());
        try {
            applications.startAll();
            this.wave = WaveConnection.open(
                    shadow.migration(), Path.of(""), Optional.of(shadow.wave()), self, this::findings, narrator);
        } catch (RuntimeException e) {
            mirror.close();
            throw e;
        }
    }

    /** A way of the wave. */
    interface Way {
        CutoverReport on(Cutover cutover) throws InterruptedException;
    }

    CutoverReport move(Way way) throws InterruptedException {
        mirror.requireRunning();
        return way.on(wave.cutover(lease, applications));
    }

    CutoverReport report() throws InterruptedException {
        return wave.report();
    }

    /** Lets the applications run. */
    void run(Duration duration) throws InterruptedException {
        Instant end = waiting.now().plus(duration);
        while (waiting.now().isBefore(end)) {
            mirror.requireRunning();
            waiting.pause(BETWEEN_LOOKS);
        }
    }

    /** Compares as {@code godwit verify} does, until every condition of the cutover is met. */
    void awaitReady(Duration limit) throws InterruptedException {
        Instant deadline = waiting.now().plus(limit);
        while (true) {
            mirror.requireRunning();
            verify();
            List<Gate> gates = wave.gates();
            if (Readiness.exitCode(gates) == ExitCode.DONE) {
                return;
            }
            if (!waiting.now().isBefore(deadline)) {
                throw notReady(gates, limit);
            }
            waiting.pause(BETWEEN_LOOKS);
        }
    }

    private GodwitException notReady(List<Gate> gates, Duration limit) {
        List<Gate> unmet = gates.stream().filter(gate -> !gate.isMet()).toList();
        return new GodwitException(
                RehearsalError.NOT_READY,
                "wave " + shadow.wave(),
                unmet.size() + " conditions of the shadow wave were not met within " + limit.toSeconds()
                        + " s; the real wave would hardly fare better",
                unmet.get(0).next(),
                unmet.stream()
                        .map(gate -> new Problem(gate.name(), 0, gate.value(), gate.reason()))
                        .toList());
    }

    private void verify() {
        Migration migration = shadow.migration();
        VerifierFactory factory = new VerifierFactory(
                clusters.source(),
                clusters.target(),
                new ProofStore(lease.journal()),
                migration.verify(),
                waiting.clock());
        factory.verifier(shadow.shadowTopics(), new VerifyMeter())
                .verify(VerifyRequest.sinceLastProof(
                        factory.scope(migration.topics()::selects).partitions()));
    }

    /** Asked once: the topics do not change, and it takes seconds. */
    private List<Finding> findings() {
        List<Finding> known = findings;
        if (known == null) {
            known = new ExamineMigration(KafkaJournal::open, ConnectionTimeouts.DEFAULT, waiting.clock(), line -> {})
                    .examine(shadow.migration(), Duration.ZERO)
                    .report()
                    .findings();
            findings = known;
        }
        return known;
    }

    /** The applications end first, in an orderly way; the mirror needs the lease's journal no more than its own. */
    @Override
    public void close() {
        applications.close();
        wave.close();
        mirror.close();
    }
}
