package io.godwit.migration.rehearsal;

import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.Setback;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.rehearsal.Judgement;
import io.godwit.core.rehearsal.TopicTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a rehearsal showed: the document of the command. Topics and groups are called by their real names.
 *
 * @param traffic what was generated
 * @param rounds in their order: there, back, there again
 * @param judgement what the applications saw; absent if the rehearsal could not be finished
 * @param writePauseBudgetMs cutover.maxWritePause
 * @param failure why it could not be finished
 * @param notes what was different from the real wave
 * @param gates conditions of the real wave that are not met now
 */
public record RehearsalReport(
        String migration,
        String wave,
        Instant at,
        List<TopicTraffic> traffic,
        List<Round> rounds,
        Optional<Judgement> judgement,
        long writePauseBudgetMs,
        Optional<Setback> failure,
        List<String> notes,
        List<Gate> gates) {
    public RehearsalReport {
        traffic = List.copyOf(traffic);
        rounds = List.copyOf(rounds);
        notes = List.copyOf(notes);
        gates = List.copyOf(gates);
    }

    /**
     * One way of the wave.
     *
     * @param name {@code there}, {@code back} or {@code there-again}
     * @param tookMs all of it, with the applications that only read
     * @param pausedForMs from the begin of the writers' stop until they ran on the other side; absent on the way back
     * @param pauses of each topic: on the way there by the timestamps of the records, on the way back by what was confirmed to the
     *     writers
     */
    public record Round(String name, long tookMs, OptionalLong pausedForMs, List<TopicPause> pauses) {
        public Round {
            pauses = List.copyOf(pauses);
        }

        /** The longest pause of a topic. */
        public OptionalLong longestPauseMs() {
            return pauses.stream()
                    .flatMap(topic -> topic.pause().stream())
                    .mapToLong(java.time.Duration::toMillis)
                    .max();
        }
    }
}
