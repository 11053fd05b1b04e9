package io.godwit.migration.cutover;

import io.godwit.core.cutover.GroupPlacement;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.status.WatchStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * Where the cutover of a wave stands: the document of all its commands.
 *
 * @param state one word for the whole wave
 * @param next what to do next
 * @param writePauseMs the longest pause of a topic between the last record on the source and the first on the target; as
 *     long as no first record is there, from the begin of the stop until the producers ran on the target
 * @param consumers applications that only read, in the order in which they move
 * @param producers the writing applications together
 */
public record CutoverReport(
        String migration,
        String wave,
        String state,
        String next,
        OptionalLong writePauseMs,
        List<ConsumerReport> consumers,
        ProducerReport producers) {
    public CutoverReport {
        consumers = List.copyOf(consumers);
    }

    /**
     * @param since when it came into this state; absent for one that was never touched
     * @param placements where its groups were placed, once they were
     */
    public record ConsumerReport(
            String application,
            List<String> groups,
            String state,
            Optional<Instant> since,
            Optional<Setback> setback,
            List<GroupPlacement> placements) {
        public ConsumerReport {
            groups = List.copyOf(groups);
            placements = List.copyOf(placements);
        }
    }

    /**
     * @param pausedForMs from the begin of the stop until the producers ran on the target; while they stand still, until now
     * @param writePauseMs the longest pause of a topic between the last record on the source and the first on the target
     * @param topics the pause of each topic
     * @param writtenOnTarget offsets written to the target since the switch point, by topic
     * @param stragglers offsets written to the source since the switch point but by the mirror, by topic
     * @param reverse present while the mirror copies back
     * @param watchUntil how long the source is watched for stragglers
     * @param watch what the mirror has seen of it; absent as long as no mirror has looked
     */
    public record ProducerReport(
            List<String> applications,
            String state,
            Optional<Instant> since,
            Optional<Setback> setback,
            OptionalLong pausedForMs,
            OptionalLong writePauseMs,
            List<TopicPause> topics,
            SortedMap<String, Long> writtenOnTarget,
            SortedMap<String, Long> stragglers,
            Optional<String> stragglerNames,
            Optional<ReverseReport> reverse,
            Optional<Instant> watchUntil,
            Optional<WatchStatus> watch,
            List<GroupPlacement> placements) {
        public ProducerReport {
            applications = List.copyOf(applications);
            topics = List.copyOf(topics);
            placements = List.copyOf(placements);
        }
    }

    /** @param lagOffsets offsets of the target that are not on the source yet */
    public record ReverseReport(long lagOffsets) {}
}
