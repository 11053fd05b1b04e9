package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A whole number from {@code least} to {@code most}. */
record IntegerType(int least, int most) implements ValueType<Integer> {
    @Override
    public Optional<Integer> read(Place place) {
        return place.resolvedText(form()).flatMap(text -> {
            Optional<Integer> value = parse(text.strip()).filter(number -> number >= least && number <= most);
            return value.isPresent() ? value : place.reject("expected " + form());
        });
    }

    private String form() {
        return "a whole number from " + least + " to " + most;
    }

    private static Optional<Integer> parse(String text) {
        return text.matches("[+-]?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    @Override
    public String label() {
        return "integer " + least + "–" + most;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("integer").add("string");
        schema.put("minimum", least).put("maximum", most);
        return schema.put("pattern", Types.orReference("[+-]?\\d{1,9}"));
    }
}
