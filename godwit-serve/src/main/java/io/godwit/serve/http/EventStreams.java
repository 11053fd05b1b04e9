package io.godwit.serve.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Server-sent events to everybody who listens. A client that doesn't read is not waited for: what it has not taken is kept up
 * to a limit, and then its stream is closed; it comes again and begins with the latest.
 */
public final class EventStreams {
    static final String CONTENT_TYPE = "text/event-stream";
    private static final int MOST_WAITING_BYTES = 1024 * 1024;
    private static final byte[] HEARTBEAT = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final int most;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    public EventStreams(int most) {
        this.most = most;
    }

    /** Sends an event with a document of one line to all. */
    public void send(String event, String json) {
        if (!streams.isEmpty()) {
            byte[] bytes = event(event, json);
            streams.forEach(stream -> stream.send(bytes));
        }
    }

    /** Tells proxies and clients that the service lives; call it every ten seconds or so. */
    public void beat() {
        streams.forEach(stream -> stream.send(HEARTBEAT));
    }

    /** How many listen. */
    public int size() {
        return streams.size();
    }

    /** One event as it travels. */
    public static byte[] event(String event, String json) {
        return ("event: " + event + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A comment, for a stream that has nothing to begin with. */
    public static byte[] nothingYet() {
        return ": nothing yet\n\n".getBytes(StandardCharsets.UTF_8);
    }

    /** Whether one more may be opened. */
    boolean hasRoom() {
        return streams.size() < most;
    }

    void open(Response response, Callback done, byte[] first) {
        Stream stream = new Stream(response, done);
        streams.add(stream);
        stream.send(first);
    }

    /** Ends all. */
    public void close() {
        streams.forEach(Stream::end);
    }

    private final class Stream implements Callback {
        private final Response response;
        private final Callback done;
        private final Deque<byte[]> waiting = new ArrayDeque<>();
        private int waitingBytes;
        private boolean writing;
        private boolean ended;

        Stream(Response response, Callback done) {
            this.response = response;
            this.done = done;
        }

        void send(byte[] bytes) {
            synchronized (this) {
                if (ended) {
                    return;
                }
                if (waitingBytes + bytes.length > MOST_WAITING_BYTES) {
                    ended = true;
                } else {
                    waiting.add(bytes);
                    waitingBytes += bytes.length;
                }
            }
            writeNext();
        }

        private void writeNext() {
            ByteBuffer next;
            synchronized (this) {
                if (ended && !writing) {
                    finish();
                    return;
                }
                byte[] bytes = writing ? null : waiting.poll();
                if (bytes == null) {
                    return;
                }
                waitingBytes -= bytes.length;
                writing = true;
                next = ByteBuffer.wrap(bytes);
            }
            response.write(false, next, this);
        }

        @Override
        public void succeeded() {
            synchronized (this) {
                writing = false;
            }
            writeNext();
        }

        @Override
        public void failed(Throwable gone) {
            synchronized (this) {
                ended = true;
                writing = false;
            }
            streams.remove(this);
            done.failed(gone);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        void end() {
            synchronized (this) {
                ended = true;
            }
            writeNext();
        }

        private void finish() {
            if (streams.remove(this)) {
                done.succeeded();
            }
        }
    }
}
