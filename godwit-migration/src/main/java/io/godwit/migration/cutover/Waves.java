package io.godwit.migration.cutover;

import io.godwit.core.config.Migration;
import io.godwit.core.config.Wave;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import java.util.List;
import java.util.Optional;

/** Finds the wave that a command means. */
final class Waves {
    private Waves() {}

    static Wave choose(Migration migration, Optional<String> name) {
        List<Wave> waves = migration.waves();
        if (name.isEmpty() && waves.size() == 1) {
            return waves.get(0);
        }
        String names = String.join(", ", waves.stream().map(Wave::name).toList());
        return name.flatMap(wanted -> waves.stream()
                        .filter(wave -> wave.name().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new GodwitException(
                        CutoverError.UNKNOWN_WAVE,
                        "migration " + migration.name(),
                        name.map(wanted -> "it has no wave " + wanted + "; it has " + names)
                                .orElse("it has several waves: " + names),
                        "name one of them with --wave"));
    }
}
