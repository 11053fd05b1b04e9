package io.godwit.aws.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What AWS publishes about one of its services: operations, their requests and answers. */
public final class ServiceModel {
    private final JsonNode model;
    private final Map<String, Pattern> paths = new TreeMap<>();

    private ServiceModel(JsonNode model) {
        this.model = model;
        model.path("operations")
                .properties()
                .forEach(operation -> paths.put(
                        operation.getKey(),
                        pattern(operation
                                .getValue()
                                .path("http")
                                .path("requestUri")
                                .asText())));
    }

    /** @param name such as {@code kafka-2018-11-14} */
    public static ServiceModel load(String name) {
        try (InputStream stream =
                ServiceModel.class.getClassLoader().getResourceAsStream("models/" + name + "-model.json")) {
            if (stream == null) {
                throw new IllegalStateException("the published model " + name + " is not on the class path");
            }
            return new ServiceModel(Json.tree(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a request asks for. */
    public record Call(String operation, Map<String, String> uri) {
        /** A part of the path. */
        String part(String name) {
            return Objects.requireNonNull(uri.get(name), name);
        }
    }

    /** The operation of a service whose operations are paths. */
    public Optional<Call> byPath(String method, String rawPath) {
        for (Map.Entry<String, Pattern> path : paths.entrySet()) {
            Matcher matcher = path.getValue().matcher(rawPath);
            if (matcher.matches() && method.equals(http(path.getKey(), "method"))) {
                return Optional.of(new Call(path.getKey(), uri(path.getKey(), matcher)));
            }
        }
        return Optional.empty();
    }

    /** The operation of a service that names it in a header. */
    public Optional<Call> byTarget(String target) {
        String prefix = model.path("metadata").path("targetPrefix").asText() + ".";
        return target.startsWith(prefix) && paths.containsKey(target.substring(prefix.length()))
                ? Optional.of(new Call(target.substring(prefix.length()), Map.of()))
                : Optional.empty();
    }

    private Map<String, String> uri(String operation, Matcher matcher) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher names = Pattern.compile("\\{(\\w+)}").matcher(http(operation, "requestUri"));
        for (int index = 1; names.find(); index++) {
            values.put(names.group(1), URLDecoder.decode(matcher.group(index), StandardCharsets.UTF_8));
        }
        return values;
    }

    private String http(String operation, String property) {
        return model.path("operations")
                .path(operation)
                .path("http")
                .path(property)
                .asText();
    }

    private static Pattern pattern(String requestUri) {
        StringBuilder pattern = new StringBuilder();
        Matcher names = Pattern.compile("\\{\\w+}").matcher(requestUri);
        int end = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(requestUri.substring(end, names.start())))
                    .append("([^/]+)");
            end = names.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(requestUri.substring(end))).toString());
    }

    /** The shape of the operation's {@code input} or {@code output}. */
    JsonNode shapeOf(String operation, String side) {
        return shape(model.path("operations")
                .path(operation)
                .path(side)
                .path("shape")
                .asText());
    }

    JsonNode shape(String name) {
        JsonNode shape = model.path("shapes").path(name);
        if (shape.isMissingNode()) {
            throw new IllegalStateException("the model has no shape " + name);
        }
        return shape;
    }
}
