package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A shell command, taken as it stands: the shell that runs it resolves its own variables. */
record CommandType() implements ValueType<String> {
    @Override
    public Optional<String> read(Place place) {
        return place.node()
                .asScalar()
                .map(scalar -> scalar.text().isBlank() ? place.<String>reject("is empty") : Optional.of(scalar.text()))
                .orElseGet(() -> place.reject("is " + place.node().kind() + "; expected a shell command"));
    }

    @Override
    public String label() {
        return "command";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("boolean").add("number");
        return schema;
    }
}
