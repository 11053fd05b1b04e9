package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A whole number from 0 to {@code most}, which may be large. */
record CountType(long most) implements ValueType<Long> {
    private static final String DIGITS = "\\d{1,15}";

    @Override
    public Optional<Long> read(Place place) {
        return place.resolvedText(form()).flatMap(text -> {
            Optional<Long> value = parse(text.strip()).filter(number -> number <= most);
            return value.isPresent() ? value : place.reject("expected " + form());
        });
    }

    private String form() {
        return "a whole number from 0 to " + most;
    }

    private static Optional<Long> parse(String text) {
        return text.matches(DIGITS) ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    @Override
    public String label() {
        return "integer 0–" + most;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("integer").add("string");
        schema.put("minimum", 0).put("maximum", most);
        return schema.put("pattern", Types.orReference(DIGITS));
    }
}
