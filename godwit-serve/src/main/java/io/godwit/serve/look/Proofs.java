package io.godwit.serve.look;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.PartitionProof;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The proofs of all partitions; only those that changed since the last look are read anew. For one thread. */
final class Proofs {
    private Map<String, Known> known = Map.of();

    private record Known(String json, PartitionProof proof) {}

    SortedMap<PartitionId, PartitionProof> look(Journal journal) {
        Map<String, Known> next = new HashMap<>();
        SortedMap<PartitionId, PartitionProof> proofs = new TreeMap<>();
        journal.getAll(JournalMemory.PROOFS).forEach((key, json) -> {
            Known before = known.get(key);
            Known now = before != null && before.json().equals(json)
                    ? before
                    : new Known(json, Json.read(json, PartitionProof.class));
            next.put(key, now);
            proofs.put(now.proof().partition(), now.proof());
        });
        known = next;
        return Collections.unmodifiableSortedMap(proofs);
    }
}
