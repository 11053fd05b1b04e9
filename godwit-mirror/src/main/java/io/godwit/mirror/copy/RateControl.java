package io.godwit.mirror.copy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Finds the rate that a broker takes without complaint. A broker complains when it throttles us by its quotas, and when its
 * answers take longer than a limit; then the rate goes down to a little less than what passed, and from there up again, by more
 * with each quiet round. For one thread.
 *
 * <p>A round is half a second, or longer while the broker holds our connection by its quota (KIP-219): only the pause and the
 * bytes before it together tell what it allows.
 */
final class RateControl {
    static final Duration ROUND = Duration.ofMillis(500);

    /** A broker in trouble is still asked for this much: else nobody would see that it recovered. */
    static final long FLOOR_BYTES = 256 << 10;

    private static final double DECREASE = 0.85;
    private static final double INCREASE_STEP = 0.02;
    private static final double LARGEST_INCREASE = 0.5;

    /** So long without a complaint, and not at the limit: it needs none. */
    private static final int QUIET_ROUNDS = 20;

    private static final double NEEDLESS_BYTES = 1L << 30;

    private final LongSupplier nanoTime;
    private final long latencyLimitNanos;
    private OptionalDouble limit = OptionalDouble.empty();
    private String reason = "";
    private int quietRounds;
    private double recent;

    private long roundStartNanos;
    private long heldUntilNanos;
    private long bytes;
    private long throttledMs;
    private int throttledAnswers;
    private long latencyNanos;
    private int answers;
    private long unansweredNanos;
    private OptionalLong meanLatencyMs = OptionalLong.empty();

    RateControl(Duration latencyLimit, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latencyLimitNanos = latencyLimit.toNanos();
        this.roundStartNanos = nanoTime.getAsLong();
        this.heldUntilNanos = roundStartNanos;
    }

    void passed(long moreBytes) {
        bytes += moreBytes;
    }

    /** An answer came, by which the broker holds our connection for so long. */
    void throttled(int throttleMs) {
        if (throttleMs > 0) {
            throttledAnswers++;
            throttledMs += throttleMs;
            heldUntilNanos = Math.max(heldUntilNanos, nanoTime.getAsLong() + throttleMs * 1_000_000L);
        }
    }

    /** An append took so long. */
    void answered(long tookNanos) {
        answers++;
        latencyNanos += tookNanos;
    }

    /** An append waits for so long already; 0 = none does. */
    void waiting(long nanos) {
        unansweredNanos = Math.max(unansweredNanos, nanos);
    }

    /** The rate that holds now; empty = none. */
    OptionalLong bytesPerSecond() {
        long now = nanoTime.getAsLong();
        if (now - roundStartNanos >= ROUND.toNanos() && now - heldUntilNanos >= 0) {
            endRound((now - roundStartNanos) / 1e9);
            roundStartNanos = now;
        }
        return limit.isPresent() ? OptionalLong.of((long) limit.getAsDouble()) : OptionalLong.empty();
    }

    /** Why there is a limit: what the broker did last. Empty if there is none and none comes. */
    Optional<String> reason() {
        if (throttledAnswers > 0) {
            return complaint();
        }
        return limit.isPresent() ? Optional.of(reason) : Optional.empty();
    }

    /** What passes now: the limit, or, while the broker holds our connection for the first time, what it lets through. */
    long passingBytesPerSecond() {
        double heldSeconds = Math.max(1, heldUntilNanos - roundStartNanos) / 1e9;
        return (long) limit.orElse(bytes / Math.max(ROUND.toMillis() / 1e3, heldSeconds));
    }

    /** How long appends took on average in the last round that had any, or wait in the one before now; empty before the first. */
    OptionalLong latencyMs() {
        return meanLatencyMs;
    }

    private void endRound(double seconds) {
        if (answers > 0 || unansweredNanos > 0) {
            long meanNanos = answers > 0 ? latencyNanos / answers : 0;
            meanLatencyMs = OptionalLong.of(Math.max(meanNanos, unansweredNanos) / 1_000_000);
        }
        double measured = bytes / seconds;
        Optional<String> complaint = complaint();
        if (complaint.isPresent()) {
            reason = complaint.get();
            quietRounds = 0;
            decrease(measured);
        } else {
            quietRounds++;
            recent = Math.max(measured, 0.7 * recent + 0.3 * measured);
            if (limit.isPresent()) {
                increase(limit.getAsDouble(), measured);
            }
        }
        bytes = 0;
        throttledMs = 0;
        throttledAnswers = 0;
        latencyNanos = 0;
        answers = 0;
        unansweredNanos = 0;
    }

    private Optional<String> complaint() {
        if (throttledAnswers > 0) {
            return Optional.of("throttles us by " + throttledMs / throttledAnswers + " ms per request");
        }
        if (unansweredNanos > latencyLimitNanos) {
            return Optional.of(
                    String.format(Locale.ROOT, "has not answered for %.1f s", unansweredNanos / 1e9) + allowed());
        }
        return answers > 0 && latencyNanos / answers > latencyLimitNanos
                ? Optional.of("takes " + latencyNanos / answers / 1_000_000 + " ms for an append" + allowed())
                : Optional.empty();
    }

    private String allowed() {
        return " (limit " + latencyLimitNanos / 1_000_000 + " ms)";
    }

    private void decrease(double measured) {
        double base = limit.orElse(Math.max(measured, recent));
        // While nothing passes nobody knows what would.
        double taken = measured > 0 ? Math.min(base, measured) : base / 2;
        limit = OptionalDouble.of(Math.max(FLOOR_BYTES, DECREASE * taken));
    }

    private void increase(double now, double measured) {
        boolean isUsed = measured > now / 2;
        double next = isUsed ? now * (1 + Math.min(LARGEST_INCREASE, INCREASE_STEP * quietRounds)) : now;
        boolean isNeedless = next > NEEDLESS_BYTES || (!isUsed && quietRounds >= QUIET_ROUNDS);
        limit = isNeedless ? OptionalDouble.empty() : OptionalDouble.of(next);
    }
}
