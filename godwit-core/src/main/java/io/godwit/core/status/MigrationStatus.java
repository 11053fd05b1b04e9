package io.godwit.core.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A whole migration at one moment.
 *
 * @param state the state of the topic that is least far, {@code BLOCKED} and {@code PAUSED} first
 * @param at when this was put together
 * @param running whether a mirror is running
 * @param ageSeconds how old the figures are; absent when nobody ever copied
 * @param mirror the last run of a mirror
 * @param progress all topics together
 * @param topics by name
 * @param watches of the source after a switch, by wave
 */
public record MigrationStatus(
        String migration,
        String state,
        Instant since,
        String reason,
        String next,
        String who,
        Instant at,
        boolean running,
        OptionalDouble ageSeconds,
        Optional<MirrorSession> mirror,
        Figures progress,
        List<TopicStatus> topics,
        List<WatchStatus> watches) {
    public MigrationStatus {
        topics = List.copyOf(topics);
        watches = List.copyOf(watches);
    }

    /** The same of a migration that is over, or is being ended. */
    public MigrationStatus ended(String endedState, Instant endedSince, String why, String whatNext) {
        return new MigrationStatus(
                migration,
                endedState,
                endedSince,
                why,
                whatNext,
                who,
                at,
                running,
                ageSeconds,
                mirror,
                progress,
                topics,
                watches);
    }
}
