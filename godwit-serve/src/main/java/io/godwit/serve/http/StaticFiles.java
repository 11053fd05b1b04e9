package io.godwit.serve.http;

import io.godwit.serve.http.Route.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Files out of the class path, each with a route of its own: what is not listed can't be asked for, whatever the path looks
 * like. They are read once, at the start.
 */
public final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private StaticFiles() {}

    /** The route of one file. */
    public static Route route(Class<?> near, String path, String resource) {
        byte[] bytes = read(near, resource);
        String type = TYPES.getOrDefault(resource.substring(resource.lastIndexOf('.') + 1), "application/octet-stream");
        CRC32 sum = new CRC32();
        sum.update(bytes);
        Answer answer = new Answer(
                200,
                type,
                Optional.of("\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\""),
                Map.of(),
                List.of(bytes));
        return new Route(
                "GET",
                path,
                Access.OPEN,
                "A file of the dashboard.",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                exchange -> answer);
    }

    /** The lines of a list of files, without comments. */
    public static List<String> list(Class<?> near, String resource) {
        return new String(read(near, resource), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static byte[] read(Class<?> near, String resource) {
        try (InputStream in = near.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the distribution lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
