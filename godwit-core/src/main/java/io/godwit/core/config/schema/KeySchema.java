package io.godwit.core.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of a key: its type's, with the description, the default and an example. */
final class KeySchema {
    private KeySchema() {}

    static ObjectNode of(Key<?> key) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", description(key));
        schema.setAll(key.type().schema());
        return key.required() ? schema : nullable(schema);
    }

    private static String description(Key<?> key) {
        return key.description()
                + key.defaultYaml().map(text -> " Default: " + text + ".").orElse("");
    }

    /** A key without a value means the same as no key. */
    private static ObjectNode nullable(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type.isArray()) {
            schema.withArray("type").add("null");
        } else {
            schema.putArray("type").add(type).add("null");
        }
        if (schema.has("enum")) {
            schema.withArray("enum").addNull();
        }
        return schema;
    }
}
