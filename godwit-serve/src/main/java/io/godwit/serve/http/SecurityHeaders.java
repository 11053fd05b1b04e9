package io.godwit.serve.http;

import org.eclipse.jetty.http.HttpFields;

/** Headers on every answer: nothing foreign is loaded, run or framed, and no address leaks to other sites. */
final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void add(HttpFields.Mutable headers, boolean encrypted) {
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (encrypted) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
