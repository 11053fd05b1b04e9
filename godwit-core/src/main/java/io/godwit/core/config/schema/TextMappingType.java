package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts, each with another one. */
public record TextMappingType(String label) implements ValueType<Map<String, String>> {
    @Override
    public Optional<Map<String, String>> read(Place place) {
        Optional<YamlMapping> mapping = place.node().asMapping();
        if (mapping.isEmpty()) {
            return place.reject("is " + place.node().kind() + "; expected pairs, one \"from: to\" a line");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        mapping.get().entries().forEach((from, node) -> Types.text()
                .read(place.key(from, node))
                .ifPresent(to -> pairs.put(from, to)));
        return pairs.size() == mapping.get().entries().size() ? Optional.of(pairs) : Optional.empty();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("additionalProperties", Types.text().schema());
        return schema;
    }
}
