package io.godwit.migration.mirror;

import io.godwit.core.engine.EngineSnapshot.EngineFailure;
import io.godwit.core.model.PartitionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the engine struggles with, told to the topics that it concerns: a partition's trouble to its own topic, the rest to all. */
final class Troubles {
    private final Map<String, String> byTopic = new HashMap<>();
    private Optional<String> ofAll = Optional.empty();

    /** @param partitions that are copied, to tell them from connectors, tasks and connections */
    Troubles(Collection<EngineFailure> failures, Collection<PartitionId> partitions) {
        Map<String, String> topics = new HashMap<>();
        partitions.forEach(partition -> topics.put(partition.toString(), partition.topic()));
        for (EngineFailure failure : failures) {
            String topic = topics.get(failure.resource());
            if (topic != null) {
                byTopic.putIfAbsent(topic, failure.resource() + ": " + failure.reason());
            } else if (ofAll.isEmpty()) {
                ofAll = Optional.of(failure.reason());
            }
        }
    }

    /** Its own before that of all. */
    Optional<String> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic)).or(() -> ofAll);
    }
}
