package io.godwit.migration.completion;

import io.godwit.core.completion.WaveFacts;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.PartitionLogs;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.migration.cutover.CutoverReport;
import io.godwit.migration.cutover.WaveConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at what there is of a migration at its end. Changes nothing. */
final class CompletionFacts {
    /** The applications' files are not looked at. */
    static final Path NO_FILES = Path.of("");

    private final Migration migration;
    private final Journal journal;
    private final PartitionLogs source;
    private final LeaseHolder self;
    private final Clock clock;

    CompletionFacts(Migration migration, Journal journal, PartitionLogs source, LeaseHolder self, Clock clock) {
        this.migration = migration;
        this.journal = journal;
        this.source = source;
        this.self = self;
        this.clock = clock;
    }

    /** The migration's topics, as far as the source has them. */
    SortedSet<String> topics() {
        SortedSet<String> topics = new TreeSet<>(source.topics());
        topics.removeIf(topic -> !migration.topics().selects(topic));
        return topics;
    }

    /** Groups that an application names. */
    SortedSet<String> namedGroups() {
        SortedSet<String> groups = new TreeSet<>();
        migration.applications().forEach(application -> groups.addAll(application.groups()));
        return groups;
    }

    /** Where each wave stands. */
    List<CutoverReport> waves() {
        List<CutoverReport> reports = new ArrayList<>();
        for (Wave wave : migration.waves()) {
            try (WaveConnection connection =
                    WaveConnection.open(migration, NO_FILES, Optional.of(wave.name()), self, List::of, line -> {})) {
                reports.add(connection.report());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(
                        GeneralError.INTERRUPTED,
                        "wave " + wave.name(),
                        "interrupted while looking at it",
                        "run the same command again; it goes on",
                        e);
            }
        }
        return reports;
    }

    List<WaveFacts> waveFacts() {
        return waves().stream()
                .map(report -> new WaveFacts(
                        report.wave(),
                        report.state(),
                        report.producers().watchUntil(),
                        report.producers().stragglers(),
                        report.producers().stragglerNames(),
                        new CutoverStore(journal, report.wave(), "", clock)
                                .producers()
                                .copiesEndAt()
                                .map(SwitchPoint::sourceEnds)
                                .orElseGet(TreeMap::new)))
                .toList();
    }

    List<PartitionProof> proofs() {
        ProofStore proofs = new ProofStore(journal);
        return source.partitions(topics()).stream()
                .flatMap(partition -> proofs.latest(partition).stream())
                .toList();
    }

    SortedMap<PartitionId, PartitionProof> proofsByPartition() {
        SortedMap<PartitionId, PartitionProof> proofs = new TreeMap<>();
        proofs().forEach(proof -> proofs.put(proof.partition(), proof));
        return proofs;
    }
}
