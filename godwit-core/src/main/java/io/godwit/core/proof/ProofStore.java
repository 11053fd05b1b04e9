package io.godwit.core.proof;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import java.util.Optional;

/**
 * Keeps the latest proof of each partition, and the offset map that it yielded, in the journal's keyed store.
 *
 * <p>A map is kept in chunks of bounded size. Invariant: the chunks are written before the proof that counts them, so a
 * process that dies in between leaves a map that is longer than its proof, never shorter; readers cut it to the proof.
 */
public final class ProofStore {
    private final Journal journal;

    public ProofStore(Journal journal) {
        this.journal = journal;
    }

    /** The latest proof of this partition. */
    public Optional<PartitionProof> latest(PartitionId partition) {
        return journal.get(proofKey(partition)).map(json -> Json.read(json, PartitionProof.class));
    }

    /**
     * Stores a proof and the runs that it adds to the map, durable on return. A proof with another generation than the
     * stored one starts a new map.
     *
     * @param newRuns follow the runs stored so far under the same generation
     * @return the proof as stored, with its count of chunks
     */
    public PartitionProof save(PartitionProof proof, OffsetMap newRuns) {
        Optional<PartitionProof> before = latest(proof.partition());
        boolean continues = before.isPresent() && before.get().mapGeneration() == proof.mapGeneration();
        int chunks = new MapChunks(journal, proof.partition(), proof.mapGeneration())
                .append(
                        continues ? before.get().mapChunks() : 0,
                        continues ? before.get().sourceNext() : proof.sourceStart(),
                        newRuns);
        PartitionProof stored = proof.withMapChunks(chunks);
        journal.put(proofKey(proof.partition()), Json.line(stored));
        if (before.isPresent() && !continues) {
            new MapChunks(journal, proof.partition(), before.get().mapGeneration())
                    .remove(before.get().mapChunks());
        }
        return stored;
    }

    /** The exact map of what the latest proof covers; empty without a proof. */
    public OffsetMap map(PartitionId partition) {
        return latest(partition)
                .map(proof -> new MapChunks(journal, partition, proof.mapGeneration())
                        .read(proof.mapChunks(), proof.sourceNext()))
                .orElse(OffsetMap.EMPTY);
    }

    private static String proofKey(PartitionId partition) {
        return "proof/" + partition.topic() + "/" + partition.partition();
    }
}
