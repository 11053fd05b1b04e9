package io.godwit.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.core.model.PartitionId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** JSON Schemas of records as {@code io.godwit.core.json.Json} writes them, so that the description can't differ from the code. */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> records = new TreeMap<>();

    /** A reference to the schema of that type, which is made with all that it needs. */
    JsonNode of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return generic(raw, generic.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> known)) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        if (known == boolean.class || known == Boolean.class) {
            return simple("boolean");
        }
        if (known == int.class
                || known == long.class
                || known == Integer.class
                || known == Long.class
                || known == OptionalInt.class
                || known == OptionalLong.class) {
            return simple("integer");
        }
        if (known == double.class || known == Double.class || known == OptionalDouble.class) {
            return simple("number");
        }
        if (known == String.class || known == Duration.class) {
            return simple("string");
        }
        if (known == Instant.class) {
            return simple("string").put("format", "date-time");
        }
        if (known.isEnum()) {
            ObjectNode schema = simple("string");
            ArrayNode words = schema.putArray("enum");
            for (Object word : known.getEnumConstants()) {
                words.add(((Enum<?>) word).name());
            }
            return schema;
        }
        if (JsonNode.class.isAssignableFrom(known)) {
            return simple("object");
        }
        if (known.isRecord()) {
            return record(known);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private JsonNode generic(Class<?> raw, Type[] arguments) {
        if (Optional.class == raw) {
            return of(arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode array = simple("array");
            array.set("items", of(arguments[0]));
            return array;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = simple("object");
            map.set("additionalProperties", of(arguments[1]));
            return map;
        }
        throw new IllegalArgumentException("no schema for " + raw);
    }

    private JsonNode record(Class<?> type) {
        String name = name(type);
        if (!records.containsKey(name)) {
            ObjectNode schema = simple("object");
            records.put(name, schema);
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = NODES.arrayNode();
            for (RecordComponent component : type.getRecordComponents()) {
                properties.set(component.getName(), of(component.getGenericType()));
                if (!isOptional(component.getType())) {
                    required.add(component.getName());
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                if (isProperty(method)) {
                    String property = method.getName().substring(2, 3).toLowerCase(Locale.ROOT)
                            + method.getName().substring(3);
                    properties.set(property, of(method.getReturnType()));
                    required.add(property);
                }
            }
            schema.set("required", required);
            schema.put("additionalProperties", type == PartitionId.class);
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** As Jackson finds them: {@code isMet} is written as {@code met}. */
    private static boolean isProperty(Method method) {
        return method.getName().matches("is[A-Z].*")
                && method.getParameterCount() == 0
                && method.getReturnType() == boolean.class
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers());
    }

    private static boolean isOptional(Class<?> type) {
        return type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    /** Names of nested records need not be unique: {@code ProofGlance.TopicProof} is {@code ProofGlanceTopicProof}. */
    private static String name(Class<?> type) {
        return (type.getEnclosingClass() == null ? "" : name(type.getEnclosingClass())) + type.getSimpleName();
    }

    private static ObjectNode simple(String type) {
        return NODES.objectNode().put("type", type);
    }

    ObjectNode all() {
        ObjectNode all = NODES.objectNode();
        records.forEach(all::set);
        return all;
    }
}
