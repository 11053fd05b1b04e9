package io.godwit.serve.look;

import io.godwit.core.cutover.ConsumerState;
import io.godwit.core.cutover.Setback;
import java.util.Optional;

/** Why a reading application was put back, if it was. */
final class ConsumerSetback implements ConsumerState.Cases<Optional<Setback>> {
    private static final ConsumerSetback READING = new ConsumerSetback();

    private ConsumerSetback() {}

    static Optional<Setback> of(ConsumerState state) {
        try {
            return state.on(READING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Optional<Setback> resting(ConsumerState.Resting state) {
        return state.setback();
    }

    @Override
    public Optional<Setback> stopping(ConsumerState.Stopping state) {
        return state.setback();
    }

    @Override
    public Optional<Setback> stopped(ConsumerState.Stopped state) {
        return state.setback();
    }

    @Override
    public Optional<Setback> placed(ConsumerState.Placed state) {
        return state.setback();
    }

    @Override
    public Optional<Setback> starting(ConsumerState.Starting state) {
        return state.setback();
    }
}
