package io.godwit.migration.completion;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.WaveConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down the fences that the switches of the waves have left standing: denying ACLs and quotas. */
final class WaveFences implements FenceRemoval {
    private final Migration migration;
    private final LeaseHolder self;
    private final Narrator narrator;

    WaveFences(Migration migration, LeaseHolder self, Narrator narrator) {
        this.migration = migration;
        this.self = self;
        this.narrator = narrator;
    }

    @Override
    public List<String> remove(Lease operator) {
        List<String> removed = new ArrayList<>();
        for (Wave wave : migration.waves()) {
            try (WaveConnection connection = WaveConnection.open(
                    migration, CompletionFacts.NO_FILES, Optional.of(wave.name()), self, List::of, narrator)) {
                connection
                        .lowerFence(operator)
                        .ifPresent(what -> removed.add("the fence of wave " + wave.name() + " is gone: " + what));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(
                        GeneralError.INTERRUPTED,
                        "wave " + wave.name(),
                        "interrupted while its fence was taken down",
                        "run the same command again; it goes on",
                        e);
            }
        }
        return removed;
    }
}
