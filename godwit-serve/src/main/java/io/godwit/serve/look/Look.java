package io.godwit.serve.look;

import io.godwit.core.error.GodwitException;
import io.godwit.core.status.MigrationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A migration as it was seen at one moment.
 *
 * @param number counts looks; changes whenever anything in it does
 * @param asOf when
 * @param plan the plan that was applied last
 * @param events how many events the journal has
 * @param operator who holds the operator's lease: {@code user@host/process id: command}
 * @param trouble why no later look succeeded; absent when this is the latest
 */
public record Look(
        long number,
        Instant asOf,
        MigrationStatus status,
        List<WaveGlance> waves,
        ProofGlance proof,
        List<Journey.Step> journey,
        Optional<LastPlan> plan,
        int events,
        Optional<String> operator,
        Optional<GodwitException> trouble) {
    public Look {
        waves = List.copyOf(waves);
        journey = List.copyOf(journey);
    }

    Look troubled(long newNumber, GodwitException why) {
        return new Look(newNumber, asOf, status, waves, proof, journey, plan, events, operator, Optional.of(why));
    }
}
