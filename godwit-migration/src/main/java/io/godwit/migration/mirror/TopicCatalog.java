package io.godwit.migration.mirror;

import io.godwit.core.config.TopicSelection;
import io.godwit.core.engine.Retention;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.MirrorError;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.TopicState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The selected topics as both clusters had them at the last look, and what keeps each from being copied. Mutable, for one
 * thread.
 */
final class TopicCatalog {
    private static final Duration RETENTION_EVERY = Duration.ofMinutes(1);

    private final TopicSelection selection;
    private final TopicLogs source;
    private final TopicLogs target;
    private final TargetTopics targetTopics;
    private final Function<String, Optional<String>> refusal;
    private final StatusStore store;
    private final SortedMap<String, String> ids;
    private final Set<String> present = new TreeSet<>();
    private SortedMap<String, TopicShape> sourceShapes = new TreeMap<>();
    private SortedMap<String, TopicState> obstacles = new TreeMap<>();
    private Map<String, Retention> retention = Map.of();
    private Instant retentionAt = Instant.MIN;

    /** @param refusal why the engine cannot copy a topic of that name */
    TopicCatalog(
            TopicSelection selection,
            TopicLogs source,
            TopicLogs target,
            TargetTopics targetTopics,
            Function<String, Optional<String>> refusal,
            StatusStore store) {
        this.selection = selection;
        this.source = source;
        this.target = target;
        this.targetTopics = targetTopics;
        this.refusal = refusal;
        this.store = store;
        this.ids = store.topicIds();
    }

    /** Looks at both clusters again. */
    void refresh(Instant now) {
        SortedMap<String, TopicShape> onSource = withKnownPartitions(source.topics(selection::selects));
        SortedMap<String, TopicShape> onTarget = target.topics(selection::selects);
        sourceShapes = onSource;
        SortedMap<String, TopicState> found = obstacles(onTarget);
        SortedSet<String> missing = missing(found);
        obstacles = missing.isEmpty() ? found : afterMaking(missing);
        rememberIds();
        if (Duration.between(retentionAt, now).compareTo(RETENTION_EVERY) > 0) {
            retentionAt = now;
            retention = source.retention(sourceShapes.keySet());
        }
    }

    /**
     * Those that Godwit makes by itself: what appeared while it looked on, and new partitions of what it copies. What was
     * missing from the start waits for the operator's plan.
     */
    private SortedSet<String> missing(SortedMap<String, TopicState> found) {
        if (present.isEmpty()) {
            present.addAll(sourceShapes.keySet());
        }
        SortedSet<String> missing = new TreeSet<>();
        found.forEach((topic, state) -> {
            boolean own = !present.contains(topic) || ids.containsKey(topic);
            if (own && state instanceof TopicState.Planned) {
                missing.add(topic);
            }
        });
        return missing;
    }

    /** A topic that could not be described just now has not lost its partitions. */
    private SortedMap<String, TopicShape> withKnownPartitions(SortedMap<String, TopicShape> found) {
        SortedMap<String, TopicShape> shapes = new TreeMap<>(found);
        shapes.replaceAll((name, shape) -> shape.partitions() > 0 ? shape : sourceShapes.getOrDefault(name, shape));
        return shapes;
    }

    private SortedMap<String, TopicState> obstacles(SortedMap<String, TopicShape> onTarget) {
        SortedMap<String, TopicState> found = new TreeMap<>();
        for (String topic : topics()) {
            refusal.apply(topic)
                    .<TopicState>map(why -> new TopicState.Blocked(
                            MirrorError.NOT_MIRRORABLE, why, "leave it out in migration.yaml: topics.exclude"))
                    .or(() -> TopicReadiness.obstacle(
                            topic, sourceShapes.get(topic), onTarget.get(topic), ids.get(topic)))
                    .ifPresent(obstacle -> found.put(topic, obstacle));
        }
        return found;
    }

    private SortedMap<String, TopicState> afterMaking(SortedSet<String> missing) {
        SortedMap<String, String> failed = targetTopics.make(missing);
        SortedMap<String, TopicState> after = obstacles(target.topics(selection::selects));
        failed.forEach((topic, why) -> after.computeIfPresent(
                topic, (name, state) -> new TopicState.Planned(state.reason() + "; it cannot be made: " + why)));
        return after;
    }

    private void rememberIds() {
        boolean changed = false;
        for (TopicShape shape : sourceShapes.values()) {
            if (shape.id().isPresent() && !obstacles.containsKey(shape.name()) && !ids.containsKey(shape.name())) {
                ids.put(shape.name(), shape.id().get());
                changed = true;
            }
        }
        if (changed) {
            store.writeTopicIds(ids);
        }
    }

    /** An operator accepted the topic as it is now on the source; if it is gone, it is no longer expected. */
    void accept(String topic) {
        if (ids.remove(topic) != null) {
            store.writeTopicIds(ids);
        }
        obstacles.remove(topic);
    }

    /** All that are selected: on the source now, or copied before. */
    SortedSet<String> topics() {
        Stream<String> copiedBefore = ids.keySet().stream().filter(selection::selects);
        return Stream.concat(sourceShapes.keySet().stream(), copiedBefore)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<TopicState> obstacle(String topic) {
        return Optional.ofNullable(obstacles.get(topic));
    }

    Stream<PartitionId> partitions(String topic) {
        TopicShape shape = sourceShapes.get(topic);
        return shape == null
                ? Stream.empty()
                : IntStream.range(0, shape.partitions()).mapToObj(number -> new PartitionId(topic, number));
    }

    /** When the log that is read deletes records; topics of which that is not known are absent. */
    Map<String, Retention> retention() {
        return retention;
    }
}
