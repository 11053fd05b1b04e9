package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlScalar;
import java.util.Optional;

/** Text. A number or true/false must be quoted, so that an editor and Godwit agree on what it is. */
record TextType(String label) implements ValueType<String> {
    @Override
    public Optional<String> read(Place place) {
        Optional<YamlScalar> scalar = place.node().asScalar();
        if (scalar.isPresent() && scalar.get().type() != YamlScalar.Type.TEXT) {
            return place.reject("is " + place.node().kind() + "; expected text: put it in quotes");
        }
        return place.resolvedText("text")
                .flatMap(text -> text.isBlank() ? place.reject("is empty") : Optional.of(text));
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1);
    }
}
