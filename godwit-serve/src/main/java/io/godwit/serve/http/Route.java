package io.godwit.serve.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One address of the service and what answers it.
 *
 * @param pattern such as {@code /api/v1/topics/{topic}}: a part in braces stands for one part of the path
 * @param access who may use it
 * @param summary what it is for, in one sentence; for the OpenAPI document
 * @param query the parameters of the query with what they mean
 * @param request the type of the body; empty without one
 * @param response the type of the answer; empty if it is no JSON document
 * @param handler what answers
 */
public record Route(
        String method,
        String pattern,
        Access access,
        String summary,
        Map<String, String> query,
        Optional<Class<?>> request,
        Optional<Class<?>> response,
        Handler handler) {
    /** Who may use a route. */
    public enum Access {
        /** Everybody, without any token: health, and the files of the dashboard. */
        OPEN,
        /** Everybody, or with a token if reading needs one. */
        READ,
        /** With a token, from the service's own page, over an encrypted or local connection. */
        ACT
    }

    /** Answers a request. Runs on a thread of the server: what takes long is answered from what is there. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Exchange exchange);
    }

    public Route {
        Objects.requireNonNull(handler);
        query = Map.copyOf(query);
    }

    /** A GET without parameters. */
    public static Route read(String pattern, String summary, Class<?> response, Handler handler) {
        return new Route(
                "GET", pattern, Access.READ, summary, Map.of(), Optional.empty(), Optional.of(response), handler);
    }

    /** A POST that changes something. */
    public static Route act(String pattern, String summary, Class<?> request, Class<?> response, Handler handler) {
        return new Route(
                "POST", pattern, Access.ACT, summary, Map.of(), Optional.of(request), Optional.of(response), handler);
    }

    /** The same with parameters of the query. */
    public Route query(Map<String, String> parameters) {
        return new Route(method, pattern, access, summary, parameters, request, response, handler);
    }

    /** The parameters of the path if it fits, else empty. */
    Optional<Map<String, String>> match(List<String> parts) {
        List<String> mine = List.of(pattern.substring(1).split("/", -1));
        if (mine.size() != parts.size()) {
            return Optional.empty();
        }
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = mine.get(i);
            if (name.startsWith("{")) {
                found.put(name.substring(1, name.length() - 1), parts.get(i));
            } else if (!name.equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
