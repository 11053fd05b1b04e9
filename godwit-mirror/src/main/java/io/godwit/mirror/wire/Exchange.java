package io.godwit.mirror.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.utils.Time;

/** Sends requests over links and hands out their answers, one to each. */
final class Exchange implements AutoCloseable {
    private final NetworkClient client;
    private final Metrics metrics;
    private final Time time;
    private final int requestTimeoutMs;
    private final Pulse pulse;

    /** Answered, but not yet handled: the network client would catch and log whatever a handler throws. */
    private final Deque<Runnable> answered = new ArrayDeque<>();

    private final Set<Link> awaited = new HashSet<>();

    Exchange(NetworkClient client, Metrics metrics, Time time, int requestTimeoutMs, Pulse pulse) {
        this.client = client;
        this.metrics = metrics;
        this.time = time;
        this.requestTimeoutMs = requestTimeoutMs;
        this.pulse = pulse;
    }

    long now() {
        return time.milliseconds();
    }

    boolean stoodStill() {
        return pulse.beat();
    }

    int requestTimeoutMs() {
        return requestTimeoutMs;
    }

    /** If not, a connection is made as soon as the back-off allows. */
    boolean isReady(Link link, long now) {
        if (client.ready(link.node(), now)) {
            link.isReady();
            return true;
        }
        awaited.add(link);
        return false;
    }

    boolean hasFailed(Link link) {
        return client.connectionFailed(link.node());
    }

    /** Until it is worth asking for this link again, unless something arrives. */
    long delayMs(Link link, long now) {
        return client.pollDelayMs(link.node(), now);
    }

    void disconnect(Link link) {
        client.disconnect(link.node().idString());
    }

    void send(Link link, AbstractRequest.Builder<?> request, Consumer<Answer> handler) {
        send(link, request, requestTimeoutMs, handler);
    }

    void send(Link link, AbstractRequest.Builder<?> request, int timeoutMs, Consumer<Answer> handler) {
        long now = now();
        client.send(
                client.newClientRequest(
                        link.node().idString(),
                        request,
                        now,
                        true,
                        timeoutMs,
                        response -> answered.add(() -> handler.accept(Answer.of(response)))),
                now);
    }

    void poll(long timeoutMs) {
        long now = now();
        long wait = answered.isEmpty() ? timeoutMs : 0;
        for (Link link : awaited) {
            wait = Math.min(wait, delayMs(link, now));
        }
        client.poll(wait, now);
        noteReady();
        // What a handler throws is its owner's to see; the others run in the next poll.
        for (Runnable next = answered.poll(); next != null; next = answered.poll()) {
            next.run();
        }
    }

    void wakeup() {
        client.wakeup();
    }

    @Override
    public void close() {
        client.close();
        metrics.close();
    }

    private void noteReady() {
        long now = now();
        for (Link link : awaited) {
            if (client.isReady(link.node(), now)) {
                link.isReady();
            }
        }
        awaited.clear();
    }
}
