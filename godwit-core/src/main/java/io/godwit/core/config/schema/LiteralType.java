package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlScalar;
import java.util.Optional;

/** Text that is taken as it stands: {@code ${…}} in it is for somebody else to resolve. */
public record LiteralType() implements ValueType<String> {
    @Override
    public Optional<String> read(Place place) {
        return place.node()
                .asScalar()
                .filter(scalar -> scalar.type() == YamlScalar.Type.TEXT)
                .map(scalar -> scalar.text().isBlank() ? place.<String>reject("is empty") : Optional.of(scalar.text()))
                .orElseGet(() -> place.reject("is " + place.node().kind() + "; expected text"));
    }

    @Override
    public String label() {
        return "literal text";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1);
    }
}
