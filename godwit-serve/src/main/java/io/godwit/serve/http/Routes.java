package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All routes. Those without parameters, which are nearly all, are found by one look-up. */
public final class Routes {
    private final List<Route> all;
    private final Map<String, Route> exact = new TreeMap<>();

    public Routes(List<Route> routes) {
        all = List.copyOf(routes);
        for (Route route : all) {
            Route other = exact.put(key(route.method(), route.pattern()), route);
            if (other != null) {
                throw new IllegalArgumentException("two routes for " + route.method() + " " + route.pattern());
            }
        }
    }

    /** A route with the parameters of the path. */
    record Match(Route route, Map<String, String> parameters) {}

    public List<Route> all() {
        return all;
    }

    /** @throws GodwitException if there is none; {@code HEAD} is answered as {@code GET} is */
    Match find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        Route route = exact.get(key(asked, path));
        if (route != null && path.indexOf('{') < 0) {
            return new Match(route, Map.of());
        }
        List<String> parts = List.of(path.substring(1).split("/", -1));
        for (Route candidate : all) {
            Optional<Map<String, String>> parameters = candidate.match(parts);
            if (parameters.isPresent() && candidate.method().equals(asked)) {
                return new Match(candidate, parameters.get());
            }
        }
        throw new GodwitException(
                ServeError.NOT_FOUND,
                method + " " + path,
                "the service has no such address",
                "GET /api/v1/openapi.json lists all");
    }

    private static String key(String method, String pattern) {
        return method + " " + pattern;
    }
}
