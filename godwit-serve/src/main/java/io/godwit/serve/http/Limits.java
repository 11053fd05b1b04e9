package io.godwit.serve.http;

import java.time.Duration;

/**
 * What one client may take.
 *
 * @param idle how long a connection may say nothing, and how long one may leave an answer unread
 * @param bodyBytes the largest body
 * @param headerBytes the largest request line with all headers
 * @param threads that answer
 * @param streams how many event streams may be open at once
 */
public record Limits(Duration idle, int bodyBytes, int headerBytes, int threads, int streams) {
    public static final Limits STANDARD = new Limits(Duration.ofSeconds(30), 64 * 1024, 16 * 1024, 12, 100);
}
