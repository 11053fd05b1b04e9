package io.godwit.serve.look;

import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.ProducerState.Cases;
import io.godwit.core.cutover.Setback;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the producers' state says about their pause.
 *
 * @param pausedAt when they were stopped, while they stand still
 * @param tookMs how long the pause was, after the switch
 */
record PauseClock(
        Optional<Instant> pausedAt, OptionalLong tookMs, Optional<Instant> switchedAt, Optional<Setback> setback) {
    static PauseClock of(ProducerState state) {
        try {
            return state.on(new Reading());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    private static final PauseClock NONE =
            new PauseClock(Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

    private static PauseClock running(Instant pausedAt, Optional<Setback> setback) {
        return new PauseClock(Optional.of(pausedAt), OptionalLong.empty(), Optional.empty(), setback);
    }

    private static final class Reading implements Cases<PauseClock> {
        @Override
        public PauseClock onSource(ProducerState.OnSource state) {
            return new PauseClock(Optional.empty(), OptionalLong.empty(), Optional.empty(), state.setback());
        }

        @Override
        public PauseClock held(ProducerState.Held state) {
            return NONE;
        }

        @Override
        public PauseClock fencing(ProducerState.Fencing state) {
            return running(state.pausedAt(), Optional.empty());
        }

        @Override
        public PauseClock quiet(ProducerState.Quiet state) {
            return running(state.pausedAt(), Optional.empty());
        }

        @Override
        public PauseClock proven(ProducerState.Proven state) {
            return running(state.pausedAt(), Optional.empty());
        }

        @Override
        public PauseClock arming(ProducerState.Arming state) {
            return running(state.pausedAt(), Optional.empty());
        }

        @Override
        public PauseClock starting(ProducerState.Starting state) {
            return running(state.pausedAt(), Optional.empty());
        }

        @Override
        public PauseClock switched(ProducerState.Switched state) {
            return new PauseClock(
                    Optional.empty(),
                    OptionalLong.of(
                            Duration.between(state.pausedAt(), state.at()).toMillis()),
                    Optional.of(state.at()),
                    Optional.empty());
        }

        @Override
        public PauseClock returning(ProducerState.Returning state) {
            return running(state.pausedAt(), Optional.of(state.setback()));
        }

        @Override
        public PauseClock returnQuiet(ProducerState.ReturnQuiet state) {
            return running(state.pausedAt(), Optional.of(state.setback()));
        }

        @Override
        public PauseClock restoring(ProducerState.Restoring state) {
            return running(state.pausedAt(), Optional.of(state.setback()));
        }
    }
}
