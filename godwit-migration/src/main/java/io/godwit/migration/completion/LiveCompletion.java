package io.godwit.migration.completion;

import io.godwit.core.completion.Completion;
import io.godwit.core.config.Migration;
import io.godwit.core.error.CompletionError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.journal.Lease;
import io.godwit.core.plan.PlanDocument;
import io.godwit.core.plan.PlanMemory;
import io.godwit.kafka.topics.KafkaTopicChanger;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.mirror.StatusReader;
import io.godwit.migration.mirror.batch.LeftConnectors;
import io.godwit.migration.plan.ClusterPair;
import io.godwit.migration.plan.DeferredConfigs;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The steps on real clusters. */
final class LiveCompletion implements CompletionActions {
    private final Migration migration;
    private final ClusterPair clusters;
    private final CompletionFacts facts;
    private final List<FenceRemoval> fences;
    private final String actor;
    private final Waiting waiting;

    LiveCompletion(
            Migration migration,
            ClusterPair clusters,
            CompletionFacts facts,
            List<FenceRemoval> fences,
            String actor,
            Waiting waiting) {
        this.migration = migration;
        this.clusters = clusters;
        this.facts = facts;
        this.fences = List.copyOf(fences);
        this.actor = actor;
        this.waiting = waiting;
    }

    @Override
    public List<String> removeConnectors() {
        return LeftConnectors.remove(migration).stream()
                .map(name -> "connector " + name + " was removed from the Connect cluster")
                .toList();
    }

    /** Nothing is held back on the source, so there is nothing to give back there. */
    @Override
    public List<String> restoreConfigs(Lease operator) {
        DeferredConfigs.Result result = new DeferredConfigs(
                        KafkaTopicChanger.changing(clusters.target()), operator, actor, waiting.clock())
                .restore(PlanMemory.read(operator.journal()).topics().keySet());
        if (!result.failed().isEmpty()) {
            throw new GodwitException(
                    CompletionError.CONFIGS_NOT_RESTORED,
                    "target",
                    "the configs of " + result.failed().size() + " topics could not be given back",
                    "see with godwit doctor that ALTER_CONFIGS is permitted on the target's topics, then run godwit complete "
                            + "again: it goes on here",
                    result.failed().entrySet().stream()
                            .map(entry -> new Problem("topic " + entry.getKey(), 0, Problem.NO_VALUE, entry.getValue()))
                            .toList());
        }
        return result.changed().stream()
                .map(topic -> "target topic " + topic + " has its own retention, compaction and timestamps again")
                .toList();
    }

    @Override
    public List<String> removeFences(Lease operator) {
        List<String> removed = new ArrayList<>();
        for (FenceRemoval fence : fences) {
            operator.confirm();
            try {
                removed.addAll(fence.remove(operator));
            } catch (GodwitException e) {
                throw new GodwitException(
                        CompletionError.FENCE_NOT_REMOVED,
                        e.resource(),
                        e.code().id() + " " + e.reason(),
                        e.fix() + "; then run godwit complete again: it goes on here",
                        e);
            }
        }
        return removed;
    }

    @Override
    public SortedMap<String, String> evidence(Lease operator, Completion completed) {
        return new EvidenceDocuments(
                        clusters.source().clusterId(),
                        clusters.target().clusterId(),
                        completed,
                        PlanDocument.of(clusters.plan(operator.journal()), waiting.now()),
                        StatusReader.ofCompleted(migration, operator.journal(), completed, waiting.clock()),
                        facts.proofs(),
                        facts.waves())
                .files(operator.journal());
    }
}
