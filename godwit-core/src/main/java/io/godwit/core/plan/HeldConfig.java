package io.godwit.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * A topic config that has another value while records are copied than afterwards, because its real value would delete,
 * change or refuse records that the source has.
 *
 * @param during the value while copying
 * @param after the value from the cutover on; empty = none of its own, so that the target's default holds
 */
public record HeldConfig(String during, Optional<String> after) {
    public HeldConfig {
        Objects.requireNonNull(during);
        Objects.requireNonNull(after);
    }
}
