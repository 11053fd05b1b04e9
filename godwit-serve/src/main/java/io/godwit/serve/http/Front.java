package io.godwit.serve.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.serve.http.Exchange.Caller;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request arrives: guarded, routed, answered with the headers that keep browsers from being misled. */
final class Front extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final Routes routes;
    private final Guard guard;
    private final EventStreams streams;
    private final Limits limits;

    Front(Routes routes, Guard guard, EventStreams streams, Limits limits) {
        this.routes = routes;
        this.guard = guard;
        this.streams = streams;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer;
        try {
            answer = answer(request);
        } catch (GodwitException e) {
            answer = ErrorAnswers.of(e);
        } catch (RuntimeException e) {
            LOG.warn("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
            answer = ErrorAnswers.of(new GodwitException(
                    GeneralError.UNEXPECTED,
                    request.getMethod() + " " + request.getHttpURI().getPath(),
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "the log of the service has the details; report it as a defect",
                    e));
        }
        write(request, response, callback, answer);
        return true;
    }

    private Answer answer(Request request) {
        String path = Optional.ofNullable(Request.getPathInContext(request)).orElse("/");
        Map<String, String> headers = headers(request.getHeaders());
        boolean local = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress().isLoopbackAddress();
        Guard.Asked asked = new Guard.Asked(headers, Request.getRemoteAddr(request), request.isSecure(), local);
        // Whether the path exists is nobody's business before the host is checked.
        Caller caller;
        Routes.Match match;
        try {
            match = routes.find(request.getMethod(), decoded(path));
            caller = guard.admit(match.route().access(), asked);
        } catch (GodwitException e) {
            if (e.code() == ServeError.NOT_FOUND) {
                guard.admit(Route.Access.READ, asked);
            }
            throw e;
        }
        JsonNode body = match.route().access() == Route.Access.ACT
                ? RequestBody.read(request, limits.bodyBytes())
                : JsonNodeFactory.instance.objectNode();
        return match.route()
                .handler()
                .handle(new Exchange(
                        request.getMethod(), path, match.parameters(), query(request), headers, caller, body));
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                bytes.write(raw[i]);
            } else {
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(HttpFields fields) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : fields) {
            headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()));
        }
        return headers;
    }

    private static Map<String, String> query(Request request) {
        if (request.getHttpURI().getQuery() == null) {
            return Map.of();
        }
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request, StandardCharsets.UTF_8)) {
            query.put(field.getName(), field.getValue());
        }
        return query;
    }

    private void write(Request request, Response response, Callback callback, Answer answer) {
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.add(headers, request.isSecure());
        answer.headers().forEach(headers::put);
        if (answer.contentType().equals(EventStreams.CONTENT_TYPE) && answer.status() == 200) {
            stream(response, callback, answer, headers);
            return;
        }
        answer.etag().ifPresent(etag -> headers.put(HttpHeader.ETAG, etag));
        if (!answer.headers().containsKey("Cache-Control")) {
            headers.put(HttpHeader.CACHE_CONTROL, answer.etag().isPresent() ? "no-cache" : "no-store");
        }
        if (answer.etag().isPresent()
                && answer.etag().get().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        response.setStatus(answer.status());
        headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, answer.length());
        response.write(true, request.getMethod().equals("HEAD") ? null : joined(answer), callback);
    }

    private void stream(Response response, Callback callback, Answer answer, HttpFields.Mutable headers) {
        if (!streams.hasRoom()) {
            response.setStatus(503);
            headers.put(HttpHeader.RETRY_AFTER, 5);
            response.write(true, null, callback);
            return;
        }
        response.setStatus(200);
        headers.put(HttpHeader.CONTENT_TYPE, EventStreams.CONTENT_TYPE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Accel-Buffering", "no");
        streams.open(response, callback, joined(answer).array());
    }

    private static ByteBuffer joined(Answer answer) {
        if (answer.body().size() == 1) {
            return ByteBuffer.wrap(answer.body().get(0));
        }
        ByteBuffer joined = ByteBuffer.allocate(answer.length());
        for (byte[] part : answer.body()) {
            joined.put(part);
        }
        return joined.flip();
    }
}
