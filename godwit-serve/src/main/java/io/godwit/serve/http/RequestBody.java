package io.godwit.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Reads a body: a JSON object up to a limit, and nothing else. */
final class RequestBody {
    private RequestBody() {}

    // A form of another site can send text or form fields without asking first, but no JSON.
    static JsonNode read(Request request, int limit) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null
                || !type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
            throw bad("its content type is " + (type == null ? "missing" : "'" + type + "'"));
        }
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = Request.asInputStream(request)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw tooLarge(limit);
            }
            JsonNode tree = Json.tree(bytes);
            if (tree == null || !tree.isObject()) {
                throw bad("its body is no JSON object");
            }
            return tree;
        } catch (UncheckedIOException e) {
            throw bad("its body is no JSON");
        } catch (IOException e) {
            throw bad("its body did not arrive in time");
        }
    }

    private static GodwitException tooLarge(int limit) {
        return new GodwitException(
                ServeError.TOO_LARGE,
                "the request",
                "its body is larger than " + limit / 1024 + " KiB",
                "send less; name topics by a second request");
    }

    private static GodwitException bad(String why) {
        return new GodwitException(
                ServeError.BAD_REQUEST,
                "the request",
                why,
                "send a JSON object with 'Content-Type: application/json'; GET /api/v1/openapi.json tells its fields");
    }
}
