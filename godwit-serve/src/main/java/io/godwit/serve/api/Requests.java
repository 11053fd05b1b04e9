package io.godwit.serve.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The bodies of actions. */
final class Requests {
    private Requests() {}

    /**
     * Pause or resume.
     *
     * @param topics names in full; absent or empty = all
     * @param reason why, for the audit log
     */
    record TopicsRequest(Optional<List<String>> topics, Optional<String> reason) {}

    /**
     * A limit.
     *
     * @param rate such as {@code 20MiB/s}, at least 64KiB/s; {@code off} takes the limit away
     * @param topics each of which gets the limit; absent or empty = all together
     */
    record ThrottleRequest(String rate, Optional<List<String>> topics, Optional<String> reason) {
        ThrottleRequest {
            Objects.requireNonNull(rate, "rate is missing");
        }
    }

    /**
     * A proof.
     *
     * @param full whether to begin at the start of the logs and forget the earlier proof
     */
    record ProofRequest(Optional<Boolean> full, Optional<String> reason) {}

    /**
     * A step of a wave.
     *
     * @param confirm the migration's name, typed by who asks
     */
    record WaveRequest(String wave, Optional<String> confirm, Optional<String> reason) {
        WaveRequest {
            Objects.requireNonNull(wave, "wave is missing");
        }
    }

    /** Nothing has to be said. */
    record Empty() {}
}
