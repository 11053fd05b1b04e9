package io.godwit.core.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what was copied is proven to be equal. */
final class ProofGates {
    private static final String NONE = "-";

    private final Migration migration;
    private final ReadinessFacts facts;

    ProofGates(Migration migration, ReadinessFacts facts) {
        this.migration = migration;
        this.facts = facts;
    }

    List<Gate> gates() {
        return List.of(proofClean(), proofCovers(), proofFresh());
    }

    private Gate proofClean() {
        List<String> differing = facts.proofs().values().stream()
                .filter(proof -> !proof.equalSoFar())
                .map(proof -> proof.partition() + " (" + proof.mismatches() + ")")
                .toList();
        return differing.isEmpty()
                ? Gate.met("proof-clean", "0 mismatches", "0", "no difference was found in what was compared")
                : Gate.blocked(
                        "proof-clean",
                        differing.size() + " partitions differ",
                        "0",
                        "mismatches in " + Gate.few(differing),
                        "godwit verify lists them; nothing may switch before they are explained");
    }

    private Gate proofCovers() {
        List<PartitionId> unproven = facts.sourceLogs().entrySet().stream()
                .filter(log -> log.getValue().end() > log.getValue().start())
                .filter(log ->
                        !covers(facts.proofs().get(log.getKey()), log.getValue().start()))
                .map(Map.Entry::getKey)
                .toList();
        int partitions = facts.sourceLogs().size();
        String value = (partitions - unproven.size()) + " of " + partitions + " partitions";
        return unproven.isEmpty()
                ? Gate.met("proof-covers", value, "all", "every partition is compared from its start")
                : Gate.unmet("proof-covers", value, "all", "not compared yet: " + Gate.few(unproven), "godwit verify");
    }

    private Gate proofFresh() {
        Duration limit = migration.verify().maxAge();
        String threshold = "under " + TimeSpan.format(limit);
        Optional<Instant> oldest = facts.proofs().entrySet().stream()
                .filter(entry -> isGrowing(entry.getKey(), entry.getValue()))
                .map(entry -> entry.getValue().at())
                .min(Instant::compareTo);
        if (facts.sourceLogs().isEmpty()) {
            return Gate.met("proof-fresh", "0 partitions", threshold, "the wave moves no partition");
        }
        if (facts.proofs().isEmpty()) {
            return Gate.unmet("proof-fresh", NONE, threshold, "nothing was compared yet", "godwit verify");
        }
        if (oldest.isEmpty()) {
            return Gate.met("proof-fresh", "up to the end", threshold, "every record of the source is compared");
        }
        Duration age = Duration.between(oldest.get(), facts.at());
        String value = TimeSpan.format(Duration.ofSeconds(Math.max(0, age.toSeconds())));
        return age.compareTo(limit) <= 0
                ? Gate.met(
                        "proof-fresh", value, threshold, "the oldest comparison that the source has outgrown is recent")
                : Gate.unmet("proof-fresh", value, threshold, "the proof is too old", "godwit verify");
    }

    private static boolean covers(@Nullable PartitionProof proof, long start) {
        return proof != null && proof.sourceStart() <= start && proof.sourceNext() > start;
    }

    // A partition that did not grow since it was compared does not age.
    private boolean isGrowing(PartitionId partition, PartitionProof proof) {
        return !facts.sourceLogs().containsKey(partition)
                || proof.sourceNext() < facts.sourceLogs().get(partition).end();
    }
}
