package io.godwit.core.offsets;

import io.godwit.core.config.Migration;
import io.godwit.core.config.MirrorConfig;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionId;
import io.godwit.core.model.PartitionInventory;
import io.godwit.core.model.TopicInventory;
import io.godwit.core.offsets.PartitionOutlook.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Foretells for each partition whether records keep the source's offsets, by the rules that the batch engine goes by. Pure.
 */
public final class OffsetPlanner {
    private final Migration migration;
    private final ClusterInventory source;
    private final ClusterInventory target;
    private final Optional<TargetAbilities> abilities;
    private final Set<PartitionId> mapped;
    private final Optional<String> markersRefused;

    private OffsetPlanner(
            Migration migration,
            ClusterInventory source,
            ClusterInventory target,
            Optional<TargetAbilities> abilities,
            Set<PartitionId> mapped) {
        this.migration = migration;
        this.source = source;
        this.target = target;
        this.abilities = abilities;
        this.mapped = Set.copyOf(mapped);
        this.markersRefused = markersRefused();
    }

    /**
     * @param abilities what was tried on the target; empty = nothing yet
     * @param mapped partitions whose copy has other offsets already
     * @return empty with an engine that does not keep offsets
     */
    public static Optional<OffsetOutlook> plan(
            Migration migration,
            ClusterInventory source,
            ClusterInventory target,
            Optional<TargetAbilities> abilities,
            Set<PartitionId> mapped) {
        return migration.mirror().engine().equals(MirrorConfig.BATCH)
                ? Optional.of(new OffsetPlanner(migration, source, target, abilities, mapped).plan())
                : Optional.empty();
    }

    private OffsetOutlook plan() {
        List<TopicOutlook> topics = source.topics().values().stream()
                .filter(topic -> migration.topics().selects(topic.name()))
                .map(this::topic)
                .toList();
        return OffsetOutlook.of(abilities.map(TargetAbilities::at), topics);
    }

    private OffsetsConfig limits() {
        return migration.mirror().offsets();
    }

    private TopicOutlook topic(TopicInventory topic) {
        boolean compacted = topic.configs().getOrDefault("cleanup.policy", "").contains("compact");
        Optional<String> paddingRefused = paddingRefused(topic.name(), compacted);
        return new TopicOutlook(
                topic.name(),
                compacted,
                topic.partitions().stream()
                        .map(partition -> partition(topic.name(), partition, paddingRefused))
                        .toList());
    }

    private PartitionOutlook partition(String topic, PartitionInventory partition, Optional<String> paddingRefused) {
        int number = partition.partition();
        if (mapped.contains(new PartitionId(topic, number))) {
            return outlook(number, Kind.MAPPED, 0, "what is copied has other offsets already");
        }
        if (isBegun(topic, number)) {
            return behindTheStart(number, 0);
        }
        long start = partition.startOffset();
        if (start < 0) {
            return new PartitionOutlook(
                    number,
                    Kind.UNKNOWN,
                    OptionalLong.empty(),
                    Optional.of("where its log begins on the source is not known"));
        }
        if (start == 0) {
            return behindTheStart(number, 0);
        }
        if (start > limits().maxPadding() && limits().identical()) {
            return outlook(
                    number,
                    Kind.MAPPED,
                    0,
                    String.format(
                            Locale.ROOT,
                            "its log begins at offset %,d, mirror.offsets.maxPadding is %,d",
                            start,
                            limits().maxPadding()));
        }
        return paddingRefused
                .map(reason -> outlook(number, Kind.MAPPED, 0, reason))
                .orElseGet(() -> behindTheStart(number, start));
    }

    private PartitionOutlook behindTheStart(int number, long padding) {
        return new PartitionOutlook(
                number,
                markersRefused.isPresent() ? Kind.IDENTICAL_TO_FIRST_HOLE : Kind.IDENTICAL,
                OptionalLong.of(padding),
                markersRefused);
    }

    private static PartitionOutlook outlook(int number, Kind kind, long padding, String reason) {
        return new PartitionOutlook(number, kind, OptionalLong.of(padding), Optional.of(reason));
    }

    /** The log of a copy that has begun was padded, if it had to be. */
    private boolean isBegun(String topic, int number) {
        return target.topic(topic).stream()
                .flatMap(found -> found.partitions().stream())
                .anyMatch(partition -> partition.partition() == number && partition.endOffset() > 0);
    }

    private Optional<String> paddingRefused(String topic, boolean compacted) {
        if (!limits().identical()) {
            return Optional.of("mirror.offsets.mode is mapped");
        }
        if (compacted) {
            return Optional.of("its log begins above 0, and a compacted topic cannot be filled up to there");
        }
        if (abilities.isPresent()) {
            return refused("DeleteRecords", abilities.get().deleteRecords());
        }
        return Optional.ofNullable(target.allowed().topics().get(topic))
                .filter(operations -> !operations.contains("DELETE"))
                .map(operations -> "DELETE on the topic is missing on the target");
    }

    private Optional<String> markersRefused() {
        if (!limits().identical()) {
            return Optional.of("mirror.offsets.mode is mapped");
        }
        if (limits().maxMarkersPerGap() == 0) {
            return Optional.of("mirror.offsets.maxMarkersPerGap is 0");
        }
        if (abilities.isPresent()) {
            return refused("WriteTxnMarkers", abilities.get().markers());
        }
        boolean alterIsEnough = !target.version().isOlderThan(3, 8);
        return target.allowed()
                .cluster()
                .filter(operations -> !operations.contains("CLUSTER_ACTION"))
                .filter(operations -> !alterIsEnough || !operations.contains("ALTER"))
                .map(operations ->
                        (alterIsEnough ? "ALTER" : "CLUSTER_ACTION") + " on the cluster is missing on the target");
    }

    private static Optional<String> refused(String what, TargetAbilities.Ability ability) {
        return ability.works() ? Optional.empty() : Optional.of(what + " was refused: " + ability.reason());
    }
}
