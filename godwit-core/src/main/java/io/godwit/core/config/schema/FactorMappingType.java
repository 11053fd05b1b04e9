package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Replication factors of the source, each with the target's. */
public record FactorMappingType() implements ValueType<Map<Integer, Integer>> {
    private static final IntegerType FACTOR = new IntegerType(1, 32);

    @Override
    public Optional<Map<Integer, Integer>> read(Place place) {
        Optional<YamlMapping> mapping = place.node().asMapping();
        if (mapping.isEmpty()) {
            return place.reject("is " + place.node().kind() + "; expected pairs such as {1: 3, 2: 3}");
        }
        Map<Integer, Integer> factors = new LinkedHashMap<>();
        mapping.get().entries().forEach((from, node) -> {
            Place entry = place.key(from, node);
            Optional<Integer> target = FACTOR.read(entry);
            if (!from.matches("[1-9]|[12][0-9]|3[0-2]")) {
                entry.reject("the source's replication factor is a whole number from 1 to 32");
            } else {
                target.ifPresent(to -> factors.put(Integer.valueOf(from), to));
            }
        });
        return factors.size() == mapping.get().entries().size() ? Optional.of(factors) : Optional.empty();
    }

    @Override
    public String label() {
        return "mapping of replication factors";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("patternProperties").set("^([1-9]|[12][0-9]|3[0-2])$", FACTOR.schema());
        return schema.put("additionalProperties", false);
    }
}
