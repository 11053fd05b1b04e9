package io.godwit.migration.registry;

import io.godwit.core.config.Migration;
import io.godwit.core.registry.SchemaText;
import io.godwit.core.registry.SubjectName;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.records.TopicPartitions;
import io.godwit.kafka.registry.RegistryConnection;
import io.godwit.kafka.registry.SchemaIdReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads records of the migration's topics and looks each schema id in them up in both registries. Nothing marks data with a schema but
 * a zero byte, so a topic's keys or values count as such only if the source knows one of their ids.
 */
public final class SampleIds {
    private final Migration migration;
    private final RegistryConnection source;
    private final RegistryConnection target;
    private final Map<Integer, Optional<SchemaText>> onSource = new HashMap<>();
    private final Map<Integer, Optional<SchemaText>> onTarget = new HashMap<>();

    public SampleIds(Migration migration, RegistryConnection source, RegistryConnection target) {
        this.migration = migration;
        this.source = source;
        this.target = target;
    }

    /**
     * What came of it.
     *
     * @param topics that were read
     * @param records that were read
     * @param ids different ones that were found in data with schemas
     * @param unmarked topics, each with keys or values, whose data begins like one with a schema but has no id that the source knows
     * @param unresolved ids that do not mean the same on both sides
     */
    public record Sampled(long topics, long records, long ids, List<String> unmarked, List<Unresolved> unresolved) {
        public Sampled {
            unmarked = List.copyOf(unmarked);
            unresolved = List.copyOf(unresolved);
        }
    }

    /**
     * @param place topic, and keys or values
     * @param records how many of those that were read have it
     */
    public record Unresolved(int id, String place, long records, String reason) {}

    /** @param last so many offsets of each partition, at most; of the target, where the topic holds anything there, else of the source */
    public Sampled read(long last) {
        List<String> unmarked = new ArrayList<>();
        List<Unresolved> unresolved = new ArrayList<>();
        long topics = 0;
        long records = 0;
        try (ClusterConnection from = ClusterConnection.open(migration.source());
                ClusterConnection to = ClusterConnection.open(migration.target())) {
            SortedMap<String, Integer> here =
                    new TopicPartitions(from).count(name -> migration.topics().selects(name));
            SortedMap<String, Integer> there = new TopicPartitions(to).count(name -> here.containsKey(name));
            for (Map.Entry<String, Integer> topic : here.entrySet()) {
                SchemaIdReader.SeenIds seen = there.containsKey(topic.getKey())
                        ? new SchemaIdReader(to).read(topic.getKey(), there.getOrDefault(topic.getKey(), 0), last)
                        : new SchemaIdReader.SeenIds(0, Collections.emptySortedMap(), Collections.emptySortedMap());
                if (seen.records() == 0) {
                    seen = new SchemaIdReader(from).read(topic.getKey(), topic.getValue(), last);
                }
                topics++;
                records += seen.records();
                judge("keys of " + topic.getKey(), seen.keys(), unmarked, unresolved);
                judge("values of " + topic.getKey(), seen.values(), unmarked, unresolved);
            }
        }
        return new Sampled(
                topics,
                records,
                onSource.values().stream().filter(Optional::isPresent).count(),
                unmarked,
                unresolved);
    }

    private void judge(String place, SortedMap<Integer, Long> ids, List<String> unmarked, List<Unresolved> unresolved) {
        if (ids.isEmpty()) {
            return;
        }
        if (ids.keySet().stream().noneMatch(id -> onSource(id).isPresent())) {
            unmarked.add(place);
            return;
        }
        ids.forEach((id, count) ->
                reason(id).ifPresent(reason -> unresolved.add(new Unresolved(id, place, count, reason))));
    }

    private Optional<String> reason(int id) {
        Optional<SchemaText> here = onSource(id);
        if (here.isEmpty()) {
            return Optional.of("the source does not know it");
        }
        Optional<SchemaText> there =
                onTarget.computeIfAbsent(id, number -> target.api().schema(number, SubjectName.DEFAULT_CONTEXT));
        return there.isEmpty()
                ? Optional.of("the target does not know it")
                : here.get().difference(there.get());
    }

    private Optional<SchemaText> onSource(int id) {
        return onSource.computeIfAbsent(id, number -> source.api().schema(number, SubjectName.DEFAULT_CONTEXT));
    }
}
