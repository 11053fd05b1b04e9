package io.godwit.serve.api;

import io.godwit.core.status.WatchStatus;
import io.godwit.serve.look.WaveGlance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/waves}: where each wave stands, with the last check that is known. */
record WavesDocument(int schemaVersion, Instant asOf, double ageSeconds, List<WaveEntry> waves) {
    /**
     * A wave.
     *
     * @param check the last one; absent as long as nobody asked for one
     * @param watch of the source after the switch
     */
    record WaveEntry(WaveGlance wave, Optional<CheckDocument.Check> check, Optional<WatchStatus> watch) {}
}
