package io.godwit.migration.mirror.batch;

import io.godwit.core.journal.Journal;
import io.godwit.core.json.Json;
import io.godwit.mirror.CheckpointStore;
import io.godwit.mirror.copy.Checkpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Keeps checkpoints among the values of the journal, each under a prefix and {@code <topic>-<partition>}. */
final class JournalCheckpoints implements CheckpointStore {
    private static final String PADDING = "PADDING";
    private static final String MAPPED = "MAPPED";

    private final Journal journal;
    private final String prefix;

    JournalCheckpoints(Journal journal, String prefix) {
        this.journal = journal;
        this.prefix = prefix;
    }

    /**
     * A checkpoint as JSON.
     *
     * @param offset where padding ends, or up to where the source is copied
     * @param targetOffset -1 for padding
     */
    record Stored(String kind, String topic, int partition, long offset, long targetOffset) {
        static Stored of(TopicPartition id, Checkpoint checkpoint) {
            return checkpoint instanceof Checkpoint.Mapped mapped
                    ? new Stored(MAPPED, id.topic(), id.partition(), mapped.sourceOffset(), mapped.targetOffset())
                    : new Stored(PADDING, id.topic(), id.partition(), ((Checkpoint.Padding) checkpoint).upTo(), -1);
        }

        Checkpoint checkpoint() {
            return kind.equals(MAPPED) ? new Checkpoint.Mapped(offset, targetOffset) : new Checkpoint.Padding(offset);
        }
    }

    @Override
    public Map<TopicPartition, Checkpoint> load() {
        Map<TopicPartition, Checkpoint> found = new HashMap<>();
        journal.getAll(prefix).values().forEach(json -> {
            Stored stored = Json.read(json, Stored.class);
            found.put(new TopicPartition(stored.topic(), stored.partition()), stored.checkpoint());
        });
        return found;
    }

    @Override
    public void save(Map<TopicPartition, Optional<Checkpoint>> changed) {
        SortedMap<String, String> kept = new TreeMap<>();
        changed.forEach((id, checkpoint) -> checkpoint.ifPresentOrElse(
                value -> kept.put(key(id), Json.line(Stored.of(id, value))), () -> journal.remove(key(id))));
        if (!kept.isEmpty()) {
            journal.putAll(kept);
        }
    }

    private String key(TopicPartition id) {
        return prefix + id.topic() + "-" + id.partition();
    }
}
