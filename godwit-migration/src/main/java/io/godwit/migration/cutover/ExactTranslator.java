package io.godwit.migration.cutover;

import io.godwit.core.cutover.Direction;
import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.GroupPositions;
import io.godwit.core.cutover.GroupTranslation;
import io.godwit.core.cutover.PartitionTranslation;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.PartitionId;
import io.godwit.core.proof.LogBounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the exact counterparts of committed offsets. What the latest proof does not reach is compared first, up to what is
 * needed; an offset that even then has no proof is refused, never guessed.
 */
final class ExactTranslator {
    private final WaveScope scope;
    private final TailProof proof;
    private final Narrator narrator;

    ExactTranslator(WaveScope scope, TailProof proof, Narrator narrator) {
        this.scope = scope;
        this.proof = proof;
        this.narrator = narrator;
    }

    List<GroupPlacement> translate(List<GroupPositions> positions, Direction direction, Duration patience)
            throws InterruptedException {
        SortedMap<PartitionId, LogBounds> from =
                scope.side(direction.from()).logs().bounds(partitionsOf(positions));
        SortedMap<PartitionId, PartitionTranslation> known = translations(from, direction);
        List<GroupTranslation> translations = attempt(positions, known);
        SortedMap<PartitionId, Long> missing = missing(translations, known, direction);
        if (!missing.isEmpty()) {
            narrator.say("comparing " + missing.size() + " partitions up to the offsets that the groups committed");
            proof.prove(missing, patience);
            translations = attempt(positions, translations(from, direction));
        }
        return exact(translations);
    }

    /** Whether every committed offset could be translated by the proof as it is; the reasons why not. */
    List<GroupTranslation> translateAsProven(List<GroupPositions> positions, Direction direction) {
        SortedMap<PartitionId, LogBounds> from =
                scope.side(direction.from()).logs().bounds(partitionsOf(positions));
        return attempt(positions, translations(from, direction));
    }

    private SortedSet<PartitionId> partitionsOf(List<GroupPositions> positions) {
        SortedSet<String> topics = new TreeSet<>();
        positions.stream()
                .flatMap(group -> group.committed().stream())
                .map(position -> position.partition().topic())
                .filter(topic -> scope.copied().contains(topic))
                .forEach(topic -> topics.add(topic));
        return scope.source().logs().partitions(topics);
    }

    private SortedMap<PartitionId, PartitionTranslation> translations(
            SortedMap<PartitionId, LogBounds> from, Direction direction) {
        SortedMap<PartitionId, PartitionTranslation> translations = new TreeMap<>();
        from.forEach((partition, bounds) -> translations.put(
                partition,
                proof.translation(partition, direction, bounds)
                        .orElseGet(() -> PartitionTranslation.unproven(bounds))));
        return translations;
    }

    private static List<GroupTranslation> attempt(
            List<GroupPositions> positions, SortedMap<PartitionId, PartitionTranslation> translations) {
        return positions.stream()
                .map(group -> GroupTranslation.of(group, translations))
                .toList();
    }

    /** The source offsets up to which the proof must reach; on the way back, all of the source's log. */
    private SortedMap<PartitionId, Long> missing(
            List<GroupTranslation> translations,
            SortedMap<PartitionId, PartitionTranslation> known,
            Direction direction) {
        SortedMap<PartitionId, Long> missing = new TreeMap<>();
        known.forEach((partition, translation) -> {
            if (!translation.isProven()) {
                missing.put(partition, translation.from().end());
            }
        });
        translations.forEach(translation ->
                translation.beyondProof().forEach((partition, offset) -> missing.merge(partition, offset, Math::max)));
        // An offset beyond the end of its log needs no record there.
        missing.replaceAll((partition, offset) -> Math.min(offset, end(known, partition)));
        if (direction == Direction.TO_SOURCE && !missing.isEmpty()) {
            missing.putAll(scope.source().logs().ends(missing.keySet()));
        }
        return missing;
    }

    private static long end(SortedMap<PartitionId, PartitionTranslation> known, PartitionId partition) {
        PartitionTranslation translation = Objects.requireNonNull(known.get(partition));
        return translation.from().end();
    }

    private List<GroupPlacement> exact(List<GroupTranslation> translations) {
        for (GroupTranslation translation : translations) {
            if (!translation.isExact()) {
                Map.Entry<PartitionId, Long> first =
                        translation.beyondProof().entrySet().iterator().next();
                throw new GodwitException(
                        CutoverError.NOT_EXACT,
                        "group " + translation.placement().group() + ", " + first.getKey(),
                        "no proof covers its committed offset " + first.getValue() + " ("
                                + translation.beyondProof().size() + " such partitions)",
                        "run godwit verify, see that the mirror reaches the end of the partition, then run this again");
            }
            if (!translation.skipped().isEmpty()) {
                narrator.say("group " + translation.placement().group() + ": "
                        + translation.skipped().size() + " committed offsets belong to partitions that are not copied: "
                        + translation.skipped().stream()
                                .limit(5)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")));
            }
        }
        return translations.stream().map(GroupTranslation::placement).toList();
    }
}
