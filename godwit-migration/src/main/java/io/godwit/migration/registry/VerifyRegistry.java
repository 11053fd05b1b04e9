package io.godwit.migration.registry;

import io.godwit.core.config.Migration;
import io.godwit.core.error.ExitCode;
import io.godwit.core.registry.RegistryComparison;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows whether both registries mean the same by every id. Changes nothing. */
public final class VerifyRegistry {
    private VerifyRegistry() {}

    /**
     * What both registries have in common, and what the data says.
     *
     * @param sample empty where no records were read
     */
    public record Verified(RegistryComparison registries, Optional<SampleIds.Sampled> sample) {
        /** Equal, not moved yet, or different. */
        public ExitCode exitCode() {
            boolean unresolved =
                    sample.filter(found -> !found.unresolved().isEmpty()).isPresent();
            if (registries.isPending()) {
                return ExitCode.PENDING;
            }
            return registries.agrees() && !unresolved ? ExitCode.DONE : ExitCode.MISMATCH;
        }
    }

    /** @param sample how many offsets of each partition of the migration's topics are read; empty = none */
    public static Verified verify(Migration migration, RegistryPair pair, OptionalLong sample) {
        RegistryComparison comparison =
                RegistryComparison.of(pair.source().inventory(), pair.target().inventory());
        return new Verified(
                comparison,
                sample.isPresent()
                        ? Optional.of(new SampleIds(migration, pair.source(), pair.target()).read(sample.getAsLong()))
                        : Optional.empty());
    }
}
