package io.godwit.core.cutover;

import io.godwit.core.config.FenceMode;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.security.acl.Acl;
import java.util.List;

/**
 * How a wave's writers are to be kept off the source, and what speaks against it.
 *
 * @param acls denying rules to be added; those that are there already are somebody else's
 * @param former the limits, as they are now, of those who are to be slowed down
 * @param obstacles why it can't be done; nothing may be stopped then
 * @param notes what the operator should know
 */
public record FencePlan(
        FenceMode mode, List<Acl> acls, List<ProducerLimit> former, List<Obstacle> obstacles, List<String> notes) {
    /** The gate's name. */
    static final String GATE = "fence";

    public FencePlan {
        acls = List.copyOf(acls);
        former = List.copyOf(former);
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    /** Something that speaks against a fence, and what to do about it. */
    public record Obstacle(CutoverError code, String reason, String next) {}

    /** Nothing but the applications' stop commands. */
    public static FencePlan none() {
        return new FencePlan(FenceMode.STOP, List.of(), List.of(), List.of(), List.of());
    }

    /** @throws GodwitException if something speaks against it */
    public FencePlan require(String wave) {
        if (!obstacles.isEmpty()) {
            Obstacle first = obstacles.get(0);
            throw new GodwitException(
                    first.code(),
                    "wave " + wave,
                    String.join("; ", obstacles.stream().map(Obstacle::reason).toList()),
                    first.next());
        }
        return this;
    }

    /**
     * The condition for a cutover.
     *
     * @param standing what this wave has put up already
     */
    public Gate gate(Fence standing) {
        String word = mode.word();
        if (obstacles.isEmpty() && standing.isStanding()) {
            return new Gate(
                    GATE,
                    Gate.Result.NOTE,
                    "stands",
                    word,
                    "the source is fenced: " + standing.words()
                            + "; it stays until the migration is completed, or until an abort or a rollback",
                    "");
        }
        if (!obstacles.isEmpty()) {
            return new Gate(
                    GATE,
                    Gate.Result.UNMET,
                    "not possible",
                    word,
                    String.join("; ", obstacles.stream().map(Obstacle::reason).toList()),
                    obstacles.get(0).next());
        }
        if (mode == FenceMode.STOP) {
            return new Gate(
                    GATE, Gate.Result.MET, word, word, "the stop commands alone keep writers off the source", "");
        }
        String what = Fence.NONE.with(this).words();
        return notes.isEmpty()
                ? new Gate(GATE, Gate.Result.MET, "possible", word, "it will be so: " + what, "")
                : new Gate(GATE, Gate.Result.NOTE, "possible", word, what + "; " + String.join("; ", notes), "");
    }
}
