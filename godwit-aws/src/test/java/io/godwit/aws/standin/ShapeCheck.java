package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Holds a request or an answer against its shape: unknown and missing members, types, enums, lengths, ranges, patterns. */
final class ShapeCheck {
    private final ServiceModel model;
    private final List<String> problems = new ArrayList<>();

    private ShapeCheck(ServiceModel model) {
        this.model = model;
    }

    /** What is wrong with a request. */
    static List<String> request(
            ServiceModel model, ServiceModel.Call call, Map<String, List<String>> query, JsonNode body) {
        ShapeCheck check = new ShapeCheck(model);
        JsonNode shape = model.shapeOf(call.operation(), "input");
        Map<String, String> given = new HashMap<>(call.uri());
        query.forEach((name, values) -> given.put(name, values.get(0)));
        shape.path("members").properties().forEach(member -> {
            String location = member.getValue().path("location").asText("body");
            String name = member.getValue().path("locationName").asText(member.getKey());
            String value = location.equals("body") ? null : given.remove(name);
            if (value != null) {
                check.text(call.operation() + "." + name, value, model.shape(shapeName(member.getValue())));
            } else if (!location.equals("body") && isRequired(shape, member.getKey())) {
                check.problems.add(call.operation() + " lacks " + name + " in its " + location);
            }
        });
        given.keySet().forEach(name -> check.problems.add(call.operation() + " has no parameter " + name));
        check.structure(call.operation(), body, shape, true);
        return check.problems;
    }

    /** What is wrong with an answer. */
    static List<String> answer(ServiceModel model, String operation, JsonNode body) {
        ShapeCheck check = new ShapeCheck(model);
        check.structure(operation + " answer", body, model.shapeOf(operation, "output"), false);
        return check.problems;
    }

    private static String shapeName(JsonNode reference) {
        return reference.path("shape").asText();
    }

    private static boolean isRequired(JsonNode structure, String member) {
        return StreamSupport.stream(structure.path("required").spliterator(), false)
                .anyMatch(name -> name.asText().equals(member));
    }

    private void structure(String where, JsonNode value, JsonNode shape, boolean top) {
        if (!value.isObject()) {
            problems.add(where + " is no object");
            return;
        }
        Map<String, JsonNode> members = new HashMap<>();
        shape.path("members").properties().forEach(member -> {
            if (top && member.getValue().has("location")) {
                return;
            }
            String name = member.getValue().path("locationName").asText(member.getKey());
            members.put(name, member.getValue());
            if (isRequired(shape, member.getKey()) && !value.has(name)) {
                problems.add(where + " lacks " + name);
            }
        });
        value.properties().forEach(field -> {
            JsonNode member = members.get(field.getKey());
            if (member == null) {
                problems.add(where + " has the unknown member " + field.getKey());
            } else {
                value(where + "." + field.getKey(), field.getValue(), model.shape(shapeName(member)));
            }
        });
    }

    private void value(String where, JsonNode value, JsonNode shape) {
        switch (shape.path("type").asText()) {
            case "structure" -> structure(where, value, shape, false);
            case "list" -> list(where, value, shape);
            case "map" -> map(where, value, shape);
            case "string" -> {
                require(value.isTextual(), where + " is no string");
                text(where, value.asText(), shape);
            }
            case "integer", "long" -> {
                require(value.isIntegralNumber(), where + " is no whole number");
                range(where, value.asDouble(), shape);
            }
            case "double", "float" -> {
                require(value.isNumber(), where + " is no number");
                range(where, value.asDouble(), shape);
            }
            case "boolean" -> require(value.isBoolean(), where + " is no boolean");
            case "blob" -> require(value.isTextual() && isBase64(value.asText()), where + " is no base64");
            case "timestamp" -> require(value.isTextual() || value.isNumber(), where + " is no timestamp");
            default ->
                problems.add(where + " is of the type " + shape.path("type") + ", which this check does not know");
        }
    }

    private void list(String where, JsonNode value, JsonNode shape) {
        require(value.isArray(), where + " is no list");
        range(where + " size", value.size(), shape);
        for (int index = 0; index < value.size(); index++) {
            value(where + "[" + index + "]", value.get(index), model.shape(shapeName(shape.path("member"))));
        }
    }

    private void map(String where, JsonNode value, JsonNode shape) {
        require(value.isObject(), where + " is no map");
        value.properties().forEach(entry -> {
            text(where + " key", entry.getKey(), model.shape(shapeName(shape.path("key"))));
            value(where + "." + entry.getKey(), entry.getValue(), model.shape(shapeName(shape.path("value"))));
        });
    }

    private void text(String where, String value, JsonNode shape) {
        if (shape.path("type").asText().equals("string")) {
            range(where + " length", value.length(), shape);
        }
        if (shape.has("enum")) {
            require(
                    StreamSupport.stream(shape.path("enum").spliterator(), false)
                            .anyMatch(word -> word.asText().equals(value)),
                    where + " is " + value + ", which is none of " + shape.path("enum"));
        }
        if (shape.has("pattern")) {
            require(value.matches(shape.path("pattern").asText()), where + " does not fit " + shape.path("pattern"));
        }
    }

    private void range(String where, double value, JsonNode shape) {
        boolean below = shape.has("min") && value < shape.path("min").asDouble();
        boolean above = shape.has("max") && value > shape.path("max").asDouble();
        if (below || above) {
            problems.add(where + " is " + value + ", out of " + shape.path("min") + " to " + shape.path("max"));
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
