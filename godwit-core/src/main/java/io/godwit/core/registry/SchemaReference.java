package io.godwit.core.registry;

import java.util.Objects;

/**
 * A schema's reference to another one.
 *
 * @param name what the schema calls it: a type's name, a URL, or the path of an import
 * @param subject where it is registered; without a context it is in that of the schema
 */
public record SchemaReference(String name, String subject, int version) {
    public SchemaReference {
        Objects.requireNonNull(name);
        Objects.requireNonNull(subject);
    }
}
