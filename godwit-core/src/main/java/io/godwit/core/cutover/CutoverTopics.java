package io.godwit.core.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.status.TopicState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Which topics are in the hands of a cutover, for the one status model. */
public final class CutoverTopics {
    private CutoverTopics() {}

    /**
     * @param state where the topic stands
     * @param since when it came there
     */
    public record Standing(TopicState state, Instant since) {}

    /**
     * The topics whose producers are being moved or have moved; the others are the mirror's alone.
     *
     * @param topics all topics that are copied
     */
    public static SortedMap<String, Standing> standings(
            Migration migration, SortedSet<String> topics, Journal journal, Clock clock) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        for (Wave wave : migration.waves()) {
            CutoverStore store = new CutoverStore(journal, wave.name(), "", clock);
            Optional<CutoverStep> step = store.lastStep(CutoverStep.PRODUCERS);
            Optional<TopicState> state = state(store.producers(), wave.name());
            if (step.isPresent() && state.isPresent()) {
                Standing standing = new Standing(state.get(), step.get().at());
                WavePlan.of(migration, wave, topics, new java.util.TreeSet<>())
                        .topics()
                        .forEach(topic -> standings.put(topic, standing));
            }
        }
        return standings;
    }

    /** The ends of a cluster's logs. */
    @FunctionalInterface
    public interface LogEnds {
        SortedMap<PartitionId, Long> of(Collection<PartitionId> partitions);
    }

    /**
     * The target offsets where the copies end, for each partition whose producers were started on the target. With a reverse
     * mirror, what the source has by now is on both sides, at the same offsets.
     */
    public static SortedMap<PartitionId, Long> copyEnds(
            Migration migration, Journal journal, Clock clock, LogEnds sourceEnds) {
        SortedMap<PartitionId, Long> ends = new TreeMap<>();
        for (Wave wave : migration.waves()) {
            ProducerState state = new CutoverStore(journal, wave.name(), "", clock).producers();
            state.copiesEndAt()
                    .ifPresent(point -> ends.putAll(
                            state.copiesBack()
                                    ? sourceEnds.of(point.targetEnds().keySet())
                                    : point.targetEnds()));
        }
        return ends;
    }

    private static Optional<TopicState> state(ProducerState state, String wave) {
        String of = "wave " + wave + ": ";
        return switch (state.word()) {
            case "FENCING" -> Optional.of(new TopicState.Fenced(of + "its producers are being stopped"));
            case "QUIET" -> Optional.of(new TopicState.Fenced(of + "nobody writes; the mirror is being drained"));
            case "RESTORING" -> Optional.of(new TopicState.Fenced(of + "its producers are being put back"));
            case "PROVEN" -> Optional.of(new TopicState.Drained(of + "the target holds all that the source has"));
            case "ARMING" -> Optional.of(new TopicState.Drained(of + "the mirror turns round"));
            case "RETURNING", "RETURN_QUIET" ->
                Optional.of(new TopicState.Fenced(of + "its producers are being taken back to the source"));
            case "STARTING" ->
                Optional.of(new TopicState.Drained(of + "its producers are being started on the target"));
            case "SWITCHED" ->
                Optional.of(new TopicState.Switched(of + "its producers write to the target"
                        + (state.copiesBack() ? "; the mirror copies back to the source" : "")));
            default -> Optional.empty();
        };
    }
}
