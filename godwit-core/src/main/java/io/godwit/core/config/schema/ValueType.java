package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A kind of value: how it is read, how the docs call it, and how JSON Schema describes it. */
public interface ValueType<T> {
    /** The value; empty if it is not valid, which was then reported at the place. */
    Optional<T> read(Place place);

    /** What the reference calls it, such as "duration". */
    String label();

    /** Its JSON Schema. */
    ObjectNode schema();

    /** Itself, if it is a section with keys of its own. */
    default Optional<Section<?>> asSection() {
        return Optional.empty();
    }

    /** What a list of it holds, if it is a list. */
    default Optional<ValueType<?>> itemType() {
        return Optional.empty();
    }
}
