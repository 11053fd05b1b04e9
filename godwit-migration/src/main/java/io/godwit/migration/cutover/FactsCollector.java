package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.ConsumerGroups.GroupView;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.cutover.GroupTranslation;
import io.godwit.core.cutover.ReadinessFacts;
import io.godwit.core.cutover.TargetHealth;
import io.godwit.core.cutover.WaveAccess;
import io.godwit.core.finding.Finding;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.OpenTransaction;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks at both clusters and the journal for what {@code Readiness} judges. Changes nothing. */
final class FactsCollector {
    private final WaveScope scope;
    private final Journal journal;
    private final CutoverStore store;
    private final ExactTranslator translator;
    private final ReverseReadiness reverse;
    private final Function<SortedSet<String>, TargetHealth> health;
    private final Supplier<List<Finding>> doctor;
    private final Supplier<WaveAccess> access;

    FactsCollector(
            WaveScope scope,
            Journal journal,
            CutoverStore store,
            ExactTranslator translator,
            ReverseReadiness reverse,
            Function<SortedSet<String>, TargetHealth> health,
            Supplier<List<Finding>> doctor,
            Supplier<WaveAccess> access) {
        this.scope = scope;
        this.journal = journal;
        this.store = store;
        this.translator = translator;
        this.reverse = reverse;
        this.health = health;
        this.doctor = doctor;
        this.access = access;
    }

    ReadinessFacts collect() {
        Instant now = scope.waiting().now();
        MirrorView mirror = MirrorView.read(journal, now);
        SortedMap<String, TopicStatus> topics = new TreeMap<>(mirror.topics());
        topics.keySet().retainAll(scope.plan().topics());
        SortedSet<PartitionId> partitions = scope.partitions();
        SortedMap<PartitionId, LogBounds> logs = scope.source().logs().bounds(partitions);
        Optional<List<OpenTransaction>> open =
                scope.source().logs().openTransactions(scope.plan().topics());
        return new ReadinessFacts(
                now,
                mirror.running(),
                topics,
                missingOnTarget(partitions),
                proofs(partitions),
                logs,
                untranslated(),
                active(remainingGroups(), scope.target()),
                active(scope.plan().otherGroups(), scope.source()),
                doctor.get(),
                open.orElse(List.of()),
                reverse.obstacle(),
                open.isPresent(),
                health.apply(scope.plan().topics()),
                mirror.produceLatencyMs(),
                access.get());
    }

    private SortedSet<String> missingOnTarget(SortedSet<PartitionId> partitions) {
        SortedSet<PartitionId> missing = new TreeSet<>(partitions);
        missing.removeAll(scope.target().logs().partitions(scope.plan().topics()));
        SortedSet<String> topics = new TreeSet<>();
        missing.forEach(partition -> topics.add(partition.topic()));
        return topics;
    }

    private SortedMap<PartitionId, PartitionProof> proofs(SortedSet<PartitionId> partitions) {
        ProofStore proofs = new ProofStore(journal);
        SortedMap<PartitionId, PartitionProof> found = new TreeMap<>();
        partitions.forEach(partition -> proofs.latest(partition).ifPresent(proof -> found.put(partition, proof)));
        return found;
    }

    /** Groups that have moved already are the cutover's own business. */
    private SortedSet<String> remainingGroups() {
        SortedSet<String> groups = new TreeSet<>();
        for (Application application : scope.plan().consumers()) {
            if (!store.consumer(application.name()).word().equals("STABLE")) {
                groups.addAll(application.groups());
            }
        }
        scope.plan().producers().forEach(application -> groups.addAll(application.groups()));
        return groups;
    }

    /** An offset that the proof has not reached yet is no fault: the cutover extends the proof. One before it is. */
    private SortedMap<String, String> untranslated() {
        SortedMap<String, String> reasons = new TreeMap<>();
        for (String group : remainingGroups()) {
            GroupPositions positions =
                    new GroupPositions(group, scope.source().groups().committed(group));
            for (GroupTranslation translation : translator.translateAsProven(List.of(positions), Direction.TO_TARGET)) {
                translation.beyondProof().entrySet().stream()
                        .filter(entry -> isBehindProof(entry.getKey(), entry.getValue()))
                        .findFirst()
                        .ifPresent(entry -> reasons.put(
                                group,
                                group + ": offset " + entry.getValue() + " of " + entry.getKey()
                                        + " lies outside of what was compared"));
            }
        }
        return reasons;
    }

    private boolean isBehindProof(PartitionId partition, long offset) {
        return new ProofStore(journal)
                .latest(partition)
                .map(proof -> !proof.equalSoFar() || offset < proof.sourceStart())
                .orElse(true);
    }

    private static SortedMap<String, String> active(SortedSet<String> groups, WaveScope.Side side) {
        SortedMap<String, String> active = new TreeMap<>();
        for (String group : groups) {
            GroupView view = side.groups().describe(group);
            if (!view.isEmpty()) {
                active.put(group, group + " (" + String.join(", ", view.members()) + ")");
            }
        }
        return active;
    }
}
