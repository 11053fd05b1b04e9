package io.godwit.mirror.copy;

import io.godwit.mirror.copy.ByteRate.Precedence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** What is under way to one broker of the target, and how fast it takes it. Owned by the target loop. */
final class BrokerAppends {
    private final int broker;
    private final LongSupplier nanoTime;
    private final BrokerPace pace;
    private final Map<Integer, Line> lines = new HashMap<>();

    /**
     * One connection. A broker begins with a request only when it has answered the one before, so from then on its time counts,
     * and not from when it was sent: how many we send ahead is our own affair.
     */
    private static final class Line {
        private final Deque<Long> sentAtNanos = new ArrayDeque<>();
        private long answeredAtNanos = Long.MIN_VALUE;

        long oldestTookNanos(long now) {
            return sentAtNanos.isEmpty() ? 0 : now - Math.max(sentAtNanos.getFirst(), answeredAtNanos);
        }
    }

    BrokerAppends(int broker, Duration latencyLimit, LongSupplier nanoTime) {
        this.broker = broker;
        this.nanoTime = nanoTime;
        this.pace = new BrokerPace(latencyLimit, nanoTime);
    }

    void sent(int connection, long bytes) {
        lines.computeIfAbsent(connection, added -> new Line()).sentAtNanos.add(nanoTime.getAsLong());
        pace.passed(bytes);
    }

    /** @param isFromBroker whether it is the broker's own word, and not that of a broken connection */
    void answered(int connection, boolean isFromBroker, int throttleMs) {
        Line line = lines.computeIfAbsent(connection, added -> new Line());
        long now = nanoTime.getAsLong();
        if (isFromBroker) {
            pace.control().answered(line.oldestTookNanos(now));
            pace.control().throttled(throttleMs);
        }
        line.sentAtNanos.poll();
        line.answeredAtNanos = now;
    }

    /** How long the next request has to wait, in ms. */
    long waitMs(Precedence precedence) {
        return pace.waitMs(precedence);
    }

    long portionBytes(long wantedBytes) {
        return pace.portionBytes(wantedBytes);
    }

    /** How long this broker took for the last appends; empty before the first. */
    OptionalLong latencyMs() {
        return pace.control().latencyMs();
    }

    /** Looks at how long answers are waited for; tells whether the broker is held back. */
    Optional<HeldBack> look() {
        long now = nanoTime.getAsLong();
        lines.values().forEach(line -> pace.control().waiting(line.oldestTookNanos(now)));
        return pace.heldBack("target", broker);
    }
}
