package io.godwit.serve.http;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what the server itself refuses, such as a path that climbs out or too large headers, in the form of all errors. */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 400;
        boolean large = status == 413 || status == 414 || status == 431;
        Answer answer = Answer.json(
                status,
                ErrorAnswers.ErrorDocument.of(new GodwitException(
                        large ? ServeError.TOO_LARGE : ServeError.BAD_REQUEST,
                        "the request",
                        large ? "its address or headers are too large" : "its address or headers are not those of HTTP",
                        "GET /api/v1/openapi.json lists the addresses of the service")));
        SecurityHeaders.add(response.getHeaders(), request.isSecure());
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answer.JSON);
        response.write(true, java.nio.ByteBuffer.wrap(answer.body().get(0)), callback);
        return true;
    }
}
