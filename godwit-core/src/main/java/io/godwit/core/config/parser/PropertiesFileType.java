package io.godwit.core.config.parser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.config.external.References;
import io.godwit.core.config.schema.Place;
import io.godwit.core.config.schema.ValueType;
import java.util.Map;
import java.util.Optional;

/** The path of a properties file, read at once: what it stands for is its content. */
final class PropertiesFileType implements ValueType<Map<String, String>> {
    @Override
    public Optional<Map<String, String>> read(Place place) {
        return place.resolvedText("the path of a properties file").flatMap(path -> readFile(path, place));
    }

    private static Optional<Map<String, String>> readFile(String path, Place place) {
        References references = place.references();
        return references.propertiesFile(path, place::reject);
    }

    @Override
    public String label() {
        return "path";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1);
    }
}
