package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Kafka client properties: any key, a single value each. */
public record ClientPropertiesType() implements ValueType<Map<String, String>> {
    @Override
    public Optional<Map<String, String>> read(Place place) {
        Optional<YamlMapping> mapping = place.node().asMapping();
        if (mapping.isEmpty()) {
            return place.reject(
                    "is " + place.node().kind() + "; expected client properties, one \"key: value\" a line");
        }
        Map<String, String> values = new LinkedHashMap<>();
        mapping.get().entries().forEach((key, node) -> place.key(key, node)
                .resolvedText("a single value; write the dotted key in one line, such as security.protocol: SSL")
                .ifPresent(text -> values.put(key, text)));
        return values.size() == mapping.get().entries().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public String label() {
        return "client properties";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("additionalProperties")
                .putArray("type")
                .add("string")
                .add("number")
                .add("boolean")
                .add("null");
        return schema;
    }
}
