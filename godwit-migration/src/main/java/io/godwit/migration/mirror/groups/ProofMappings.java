package io.godwit.migration.mirror.groups;

import io.godwit.core.groups.Counterpart.Mapping;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import io.godwit.core.proof.ProofStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest proofs with their maps. A map is read again only after its proof has changed, and a proof is looked for once a
 * round. Mutable, for one thread.
 */
final class ProofMappings {
    private final ProofStore proofs;
    private final Map<PartitionId, Mapping> known = new HashMap<>();
    private final Map<PartitionId, Optional<Mapping>> thisRound = new HashMap<>();

    ProofMappings(Journal journal) {
        this.proofs = new ProofStore(journal);
    }

    void beginRound() {
        thisRound.clear();
    }

    Optional<Mapping> of(PartitionId partition) {
        return thisRound.computeIfAbsent(partition, this::read);
    }

    private Optional<Mapping> read(PartitionId partition) {
        Optional<PartitionProof> latest = proofs.latest(partition);
        if (latest.isEmpty()) {
            known.remove(partition);
            return Optional.empty();
        }
        Mapping before = known.get(partition);
        if (before == null || !before.proof().equals(latest.get())) {
            known.put(partition, new Mapping(latest.get(), proofs.map(partition)));
        }
        return Optional.ofNullable(known.get(partition));
    }
}
