package io.godwit.serve.look;

import io.godwit.core.cutover.Setback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a wave stands, as far as the journal alone tells it.
 *
 * @param state one word for the whole wave
 * @param since when it came into this state; absent before it was ever touched
 * @param next what to do next
 * @param setback why the producers were put back, if they were
 * @param pausedAt when the producers were stopped, while they stand still
 * @param pausedForMs how long that is; after the switch how long it was
 * @param budgetMs the longest write pause that is allowed, in ms
 * @param switchedAt when the producers moved
 * @param topics that its producers write
 * @param copiesBack whether the mirror copies to the source what is written to the target
 * @param stragglers offsets written to the source since the switch that are not on the target
 */
public record WaveGlance(
        String wave,
        String state,
        Optional<Instant> since,
        String next,
        List<Member> members,
        Optional<Setback> setback,
        Optional<Instant> pausedAt,
        OptionalLong pausedForMs,
        long budgetMs,
        Optional<Instant> switchedAt,
        List<String> topics,
        boolean copiesBack,
        long stragglers) {
    public WaveGlance {
        members = List.copyOf(members);
        topics = List.copyOf(topics);
    }

    /**
     * An application.
     *
     * @param role {@code consumer} or {@code producer}
     * @param since when it came into this state; absent before it was ever touched
     */
    public record Member(
            String application,
            String role,
            String state,
            Optional<Instant> since,
            List<String> groups,
            Optional<Setback> setback) {
        public Member {
            groups = List.copyOf(groups);
        }
    }

    /** Whether the producers write to the target. */
    public boolean isSwitched() {
        return switchedAt.isPresent();
    }
}
