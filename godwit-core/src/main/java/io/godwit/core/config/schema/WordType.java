package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One of a few words. */
record WordType(List<String> words) implements ValueType<String> {
    WordType {
        words = List.copyOf(words);
    }

    @Override
    public Optional<String> read(Place place) {
        String form = "one of " + String.join(", ", words);
        return place.resolvedText(form)
                .flatMap(text -> words.contains(text)
                        ? Optional.of(text)
                        : place.reject("expected " + form
                                + Nearest.to(text, words.stream())
                                        .map(word -> "; did you mean " + word + "?")
                                        .orElse("")));
    }

    @Override
    public String label() {
        return String.join(" or ", words);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        words.forEach(values::add);
        return schema;
    }
}
