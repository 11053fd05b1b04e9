package io.godwit.serve.api;

import io.godwit.serve.fetch.DearFacts.WaveCheck;
import io.godwit.serve.fetch.Fetcher.Fetched;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/waves/{wave}/check}: what {@code godwit cutover check} finds. */
record CheckDocument(
        int schemaVersion,
        Optional<Instant> asOf,
        double ageSeconds,
        boolean fetching,
        Optional<ErrorWords> error,
        Optional<WaveCheck> check) {
    /** A check inside of another document. */
    record Check(Optional<Instant> asOf, boolean fetching, Optional<ErrorWords> error, Optional<WaveCheck> check) {
        static Optional<Check> of(Fetched<WaveCheck> fetched) {
            return fetched.at().isEmpty() && !fetched.fetching()
                    ? Optional.empty()
                    : Optional.of(new Check(
                            fetched.at(), fetched.fetching(), fetched.failure().map(ErrorWords::of), fetched.value()));
        }
    }
}
