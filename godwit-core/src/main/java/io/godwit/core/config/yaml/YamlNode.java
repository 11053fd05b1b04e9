package io.godwit.core.config.yaml;

import java.util.Optional;

/** A value of a YAML document. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMapping {
    /** Counted from 1. */
    int line();

    /** What it is, with its article, for messages. */
    String kind();

    default Optional<YamlScalar> asScalar() {
        return Optional.empty();
    }

    default Optional<YamlList> asList() {
        return Optional.empty();
    }

    default Optional<YamlMapping> asMapping() {
        return Optional.empty();
    }

    /** Whether the key stands there without a value, which means the same as leaving it out. */
    default boolean isNull() {
        return asScalar().map(scalar -> scalar.type() == YamlScalar.Type.NULL).orElse(false);
    }
}
