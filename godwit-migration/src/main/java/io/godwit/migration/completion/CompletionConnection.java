package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import io.godwit.core.completion.CompletionGates;
import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.Gate;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.json.Json;
import io.godwit.core.plan.PlanMemory;
import io.godwit.core.plan.TopicMemory;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.plan.ClusterPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The end of one migration on real clusters: connects everything that it needs. */
public final class CompletionConnection implements AutoCloseable {
    private final Migration migration;
    private final LeaseHolder self;
    private final Narrator narrator;
    private final ClusterPair clusters;
    private final KafkaJournal journal;
    private final CompletionFacts facts;
    private final OwnTopics topics;
    private final Waiting waiting = Waiting.system();

    private CompletionConnection(Migration migration, LeaseHolder self, Narrator narrator, ClusterPair clusters) {
        this.migration = migration;
        this.self = self;
        this.narrator = narrator;
        this.clusters = clusters;
        this.journal = KafkaJournal.open(migration);
        this.topics = new OwnTopics(migration, clusters);
        this.facts = new CompletionFacts(
                migration, journal, new KafkaPartitionLogs(clusters.source()), self, waiting.clock());
    }

    /** @param self who acts */
    public static CompletionConnection open(Migration migration, LeaseHolder self, Narrator narrator) {
        return new CompletionConnection(migration, self, narrator, ClusterPair.open(migration));
    }

    /** How far an earlier run has come; empty if there was none. */
    public Optional<Completion> completion() {
        return Completion.of(journal);
    }

    /**
     * The completion that the evidence tells of, where Godwit's topics are gone already; removes what an interrupted run left
     * of them.
     */
    public Optional<CompletionReport> finished(Path folder) {
        if (topics.hasValues()) {
            return Optional.empty();
        }
        Optional<EvidenceDocuments.Identity> identity = new EvidenceFolder(folder)
                .read(EvidenceDocuments.COMPLETION)
                .map(json -> Json.read(json, EvidenceDocuments.Identity.class))
                .filter(this::isOurs);
        return identity.map(known -> new CompletionReport(
                migration.name(),
                known.completion(),
                List.of("Godwit's topics are gone; the evidence is in " + folder),
                topics.remove()));
    }

    private boolean isOurs(EvidenceDocuments.Identity identity) {
        return identity.migration().equals(migration.name())
                && identity.targetCluster().equals(clusters.target().clusterId())
                && identity.sourceCluster().equals(clusters.source().clusterId());
    }

    /** All conditions but that nobody uses the source. */
    public List<Gate> gates(boolean beforeWatchEnds) {
        return CompletionGates.of(waiting.now(), facts.waveFacts(), facts.proofsByPartition(), beforeWatchEnds);
    }

    /** What the completion ends, one line each. */
    public List<String> ends(boolean removesTopics) {
        List<String> lines = new ArrayList<>();
        long back = new CopyDirections(journal)
                .turned().values().stream()
                        .filter(direction -> direction == CopyDirection.REVERSE)
                        .count();
        SortedSet<String> selected = facts.topics();
        String holder = new KafkaLeases(migration, self)
                .holder(Lease.Role.MIRROR)
                .map(who -> "the mirror of " + who.actor())
                .orElse("the mirror, which does not run now");
        lines.add(holder + ": " + (selected.size() - back) + " topics copied to the target, " + back
                + " copied back to the source");
        lines.add("the way back: no godwit rollback of "
                + String.join(", ", migration.waves().stream().map(Wave::name).toList()));
        long held = PlanMemory.read(journal).topics().values().stream()
                .filter(memory -> !memory.restored())
                .filter(memory -> !memory.held().isEmpty())
                .map(TopicMemory::held)
                .count();
        lines.add("configs held back while copying: " + held + " topics of the target get their own");
        lines.add("fences of Godwit on the source: those that are there are removed");
        lines.add("every other command that acts for migration " + migration.name() + " is refused");
        lines.add(
                removesTopics
                        ? "Godwit's own topics are deleted, journal last: "
                                + String.join(", ", topics.on(clusters.target()))
                                + (topics.on(clusters.source()).isEmpty()
                                        ? ""
                                        : "; on the source " + String.join(", ", topics.on(clusters.source())))
                        : "Godwit's own topics stay: --remove-topics deletes them");
        return lines;
    }

    /**
     * Returns when nobody used the source for so long.
     *
     * @throws io.godwit.core.error.GodwitException as soon as somebody does
     */
    public void requireQuiet(Duration quietFor) throws InterruptedException {
        new SourceWatch(
                        new SourceWatch.Subject(facts.topics(), facts.namedGroups()),
                        new KafkaPartitionLogs(clusters.source()),
                        new KafkaConsumerGroups(clusters.source()),
                        new KafkaPartitionLogs(clusters.target()),
                        journal,
                        waiting,
                        narrator)
                .requireQuiet(quietFor);
    }

    /** @throws io.godwit.core.error.GodwitException if nothing can be written there */
    public void prepareEvidence(Path folder) {
        new EvidenceFolder(folder).prepare();
    }

    /**
     * Ends the migration, or goes on with what an earlier run has begun.
     *
     * @param folder where the evidence goes
     * @param removeTopics whether Godwit's own topics are removed
     * @param mirrorPatience how long to wait for the mirror to end
     */
    public CompletionReport complete(Path folder, boolean removeTopics, Duration mirrorPatience)
            throws InterruptedException {
        CompletionReport report = new MigrationCompletion(
                        migration.name(),
                        KafkaLeases.completing(migration, self),
                        new LiveCompletion(
                                migration,
                                clusters,
                                facts,
                                List.of(new WaveFences(migration, self, narrator)),
                                self.actor(),
                                waiting),
                        self.actor(),
                        waiting,
                        narrator)
                .run(folder, removeTopics, mirrorPatience);
        return report.completion().removesTopics() ? report.removed(removeTopics()) : report;
    }

    /** The journal is let go first: whoever reads a topic that is being deleted could make it anew. */
    private List<String> removeTopics() {
        journal.close();
        return topics.remove();
    }

    @Override
    public void close() {
        journal.close();
        clusters.close();
    }
}
