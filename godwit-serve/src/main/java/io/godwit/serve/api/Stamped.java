package io.godwit.serve.api;

import io.godwit.core.json.Json;
import io.godwit.serve.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A document as bytes, made once for each look and sent to everybody: only its age is put in when it is sent. The entity tag
 * is that of what the document says, whenever it was seen; with a 304 the header {@code Godwit-As-Of} tells how fresh that is.
 */
final class Stamped {
    private static final Pattern STAMP = Pattern.compile("(\"asOf\":\"[^\"]*\",)?\"ageSeconds\":[0-9.E-]+");
    private static final String AS_OF = "Godwit-As-Of";

    private final Instant asOf;
    private final byte[] head;
    private final byte[] tail;
    private final String etag;

    private Stamped(Instant asOf, byte[] head, byte[] tail, String etag) {
        this.asOf = asOf;
        this.head = head;
        this.tail = tail;
        this.etag = etag;
    }

    /** @param document a record whose components {@code asOf} and {@code ageSeconds} follow each other */
    static Stamped of(Instant asOf, Object document) {
        String json = Json.line(document);
        Matcher stamp = STAMP.matcher(json);
        if (!stamp.find()) {
            throw new IllegalArgumentException("a document without an age");
        }
        String head = json.substring(0, stamp.start());
        String tail = json.substring(stamp.end());
        CRC32C sum = new CRC32C();
        sum.update(bytes(head));
        sum.update(bytes(tail));
        String etag = "W/\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(tail.length()) + "\"";
        return new Stamped(asOf, bytes(head + "\"asOf\":\"" + asOf + "\",\"ageSeconds\":"), bytes(tail), etag);
    }

    Instant asOf() {
        return asOf;
    }

    String etag() {
        return etag;
    }

    Answer answer(Instant now) {
        return new Answer(
                200,
                Answer.JSON,
                Optional.of(etag),
                Map.of(AS_OF, asOf.toString()),
                List.of(head, bytes(age(now)), tail));
    }

    /** The whole document, for a stream. */
    String text(Instant now) {
        return new String(head, StandardCharsets.UTF_8) + age(now) + new String(tail, StandardCharsets.UTF_8);
    }

    private String age(Instant now) {
        return String.format(
                Locale.ROOT, "%.3f", Math.max(0, Duration.between(asOf, now).toMillis()) / 1000.0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
