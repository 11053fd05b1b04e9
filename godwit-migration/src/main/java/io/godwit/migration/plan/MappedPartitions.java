package io.godwit.migration.plan;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import java.util.HashSet;
import java.util.Set;

/** The partitions whose copy has other offsets than the source, as the batch engine's checkpoints tell. */
final class MappedPartitions {
    private static final String PREFIX = "copy/";

    private MappedPartitions() {}

    /** What of a checkpoint matters here. */
    record Checkpoint(String kind, String topic, int partition) {}

    static Set<PartitionId> read(Journal journal) {
        Set<PartitionId> mapped = new HashSet<>();
        journal.getAll(PREFIX).values().forEach(json -> {
            Checkpoint checkpoint = Json.read(json, Checkpoint.class);
            if (checkpoint.kind().equals("MAPPED")) {
                mapped.add(new PartitionId(checkpoint.topic(), checkpoint.partition()));
            }
        });
        return mapped;
    }
}
