package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of Java that must match a name as a whole. */
public record RegexType() implements ValueType<Pattern> {
    private static final TextType TEXT = new TextType("text");

    @Override
    public Optional<Pattern> read(Place place) {
        return TEXT.read(place).flatMap(text -> compile(text, place));
    }

    private static Optional<Pattern> compile(String text, Place place) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            String hint = text.startsWith("*") ? "; any text is .*, not *" : "";
            return place.reject("is not a regular expression: " + e.getDescription() + hint);
        }
    }

    @Override
    public String label() {
        return "regex";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1);
    }
}
