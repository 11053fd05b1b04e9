package io.godwit.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was let through.
 *
 * @param path decoded, beginning with a slash
 * @param parameters of the path, such as {@code topic}
 * @param query the first value of each parameter
 * @param headers names in lower case
 * @param caller who asks
 * @param body of a POST, a JSON object; else an empty one
 */
public record Exchange(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> query,
        Map<String, String> headers,
        Caller caller,
        JsonNode body) {
    public Exchange {
        parameters = Map.copyOf(parameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /**
     * Who asks.
     *
     * @param token the name of the token; empty without one
     * @param address the address that the request came from
     */
    public record Caller(Optional<String> token, String address) {
        /** For the audit log. */
        public String words() {
            return token.map(name -> name + "@").orElse("") + address;
        }
    }

    /** A request as a route sees it before its body is read. */
    public static Exchange get(String path, Map<String, String> query, Caller caller) {
        return new Exchange("GET", path, Map.of(), query, Map.of(), caller, JsonNodeFactory.instance.objectNode());
    }

    Exchange with(Map<String, String> pathParameters) {
        return new Exchange(method, path, pathParameters, query, headers, caller, body);
    }

    /** A parameter of the path; the route's pattern says that it is there. */
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow();
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
