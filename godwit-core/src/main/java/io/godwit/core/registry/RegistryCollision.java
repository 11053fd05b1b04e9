package io.godwit.core.registry;

import io.godwit.core.error.RegistryError;
import java.util.Objects;

/**
 * Why schemas can't come to the target as they are. Nothing is written as long as there is one.
 *
 * @param code which kind
 * @param resource the subject and version, or the id
 * @param reason what is in the way
 * @param fix what to do about it
 */
public record RegistryCollision(RegistryError code, String resource, String reason, String fix) {
    public RegistryCollision {
        Objects.requireNonNull(code);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(fix);
    }
}
