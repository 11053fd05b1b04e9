package io.godwit.serve.http;

import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is answered.
 *
 * @param etag with its quotes; for an equal one 304 is answered instead
 * @param body the parts, one after the other; shared, never changed
 */
public record Answer(
        int status, String contentType, Optional<String> etag, Map<String, String> headers, List<byte[]> body) {
    public static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
        body = List.copyOf(body);
    }

    public static Answer json(int status, Object document) {
        return new Answer(status, JSON, Optional.empty(), Map.of(), List.of(bytes(Json.line(document))));
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, contentType, Optional.empty(), Map.of(), List.of(bytes(text)));
    }

    /** The same with one more header. */
    Answer header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, etag, more, body);
    }

    int length() {
        int length = 0;
        for (byte[] part : body) {
            length += part.length;
        }
        return length;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
