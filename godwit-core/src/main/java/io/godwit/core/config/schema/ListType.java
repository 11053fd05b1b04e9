package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.yaml.YamlList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of one type in their order. */
public record ListType<T>(ValueType<T> item) implements ValueType<List<T>> {
    @Override
    public Optional<List<T>> read(Place place) {
        Optional<YamlList> list = place.node().asList();
        if (list.isEmpty()) {
            return place.reject("is " + place.node().kind() + "; expected a list, each item behind a dash");
        }
        List<T> values = new ArrayList<>();
        for (int index = 0; index < list.get().items().size(); index++) {
            item.read(place.index(index, list.get().items().get(index))).ifPresent(values::add);
        }
        return values.size() == list.get().items().size() ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Optional<ValueType<?>> itemType() {
        return Optional.of(item);
    }

    @Override
    public String label() {
        return "list of " + item.label();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", item.schema());
        return schema;
    }
}
