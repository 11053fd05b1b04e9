package io.godwit.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.serve.http.ErrorAnswers.ErrorDocument;
import io.godwit.serve.http.Route;
import io.godwit.serve.http.Route.Access;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI document, made from the routes and from the records that they answer with. */
public final class OpenApi {
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OpenApi() {}

    /** The document for these routes; those of the dashboard's files are left out. */
    public static JsonNode of(List<Route> routes) {
        Schemas schemas = new Schemas();
        ObjectNode document = NODES.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Godwit")
                .put("version", "1")
                .put(
                        "description",
                        "One migration, seen and steered. An absent field is unknown, which is not 0. Sizes are bytes, rates "
                                + "are per second, times are ISO-8601 in UTC.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            if (route.pattern().startsWith("/api/")) {
                paths.withObjectProperty(route.pattern())
                        .set(route.method().toLowerCase(java.util.Locale.ROOT), operation(route, schemas));
            }
        }
        JsonNode error = schemas.of(ErrorDocument.class);
        ObjectNode components = document.putObject("components");
        components
                .putObject("responses")
                .putObject("Error")
                .put("description", "What went wrong, and what to do next.")
                .putObject("content")
                .putObject("application/json")
                .set("schema", error);
        components.set("schemas", schemas.all());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return document;
    }

    private static ObjectNode operation(Route route, Schemas schemas) {
        ObjectNode operation = NODES.objectNode().put("summary", route.summary());
        ArrayNode parameters = NODES.arrayNode();
        Matcher inPath = IN_PATH.matcher(route.pattern());
        while (inPath.find()) {
            parameters.add(parameter(inPath.group(1), "path", "a name in full").put("required", true));
        }
        new TreeMap<>(route.query()).forEach((name, meaning) -> parameters.add(parameter(name, "query", meaning)));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        route.request().ifPresent(type -> operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json")
                .set("schema", schemas.of(type)));
        ObjectNode responses = operation.putObject("responses");
        String ok = route.access() == Access.ACT ? "202" : "200";
        ObjectNode content =
                responses.putObject(ok).put("description", route.summary()).putObject("content");
        route.response()
                .ifPresentOrElse(
                        type -> content.putObject("application/json").set("schema", schemas.of(type)),
                        () -> content.putObject(contentType(route.pattern())));
        responses.putObject("default").put("$ref", "#/components/responses/Error");
        if (route.access() == Access.ACT) {
            operation.putArray("security").addObject().putArray("token");
        }
        return operation;
    }

    private static String contentType(String pattern) {
        return pattern.endsWith("/stream")
                ? "text/event-stream"
                : pattern.endsWith(".json") ? "application/json" : "text/plain";
    }

    private static ObjectNode parameter(String name, String in, String meaning) {
        ObjectNode parameter =
                NODES.objectNode().put("name", name).put("in", in).put("description", meaning);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }
}
