package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A single value that is written as text.
 *
 * @param label what the reference calls it
 * @param form what it must look like, to stand after "expected"
 * @param parser makes the value; empty if the text is not of the form
 * @param describe adds to the JSON Schema, which begins as a string
 */
record Scalar<T>(String label, String form, Function<String, Optional<T>> parser, Consumer<ObjectNode> describe)
        implements ValueType<T> {
    @Override
    public Optional<T> read(Place place) {
        return place.resolvedText(form).flatMap(text -> {
            Optional<T> value = parser.apply(text.strip());
            return value.isPresent() ? value : place.reject("expected " + form);
        });
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        describe.accept(schema);
        return schema;
    }
}
