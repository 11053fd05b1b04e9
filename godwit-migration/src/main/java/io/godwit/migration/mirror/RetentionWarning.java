package io.godwit.migration.mirror;

import java.time.Duration;
import java.util.Optional;

/** Warns before the source deletes what is not copied yet. Pure. */
final class RetentionWarning {
    private static final Duration ALWAYS_NEAR = Duration.ofMinutes(10);
    private static final Duration NEVER_NEAR = Duration.ofHours(6);

    private RetentionWarning() {}

    /**
     * @param waiting age of the oldest record that is not copied
     * @param retention how long the source keeps records
     */
    static Optional<String> of(String topic, Duration waiting, Duration retention) {
        Duration left = retention.minus(waiting);
        Duration near = clamp(retention.dividedBy(4));
        if (waiting.isZero() || left.compareTo(near) > 0) {
            return Optional.empty();
        }
        String when = left.isNegative() || left.isZero()
                ? "may delete records that are not copied yet at any moment"
                : "begins to delete records that are not copied yet in " + words(left);
        return Optional.of(topic + ": the source " + when + " (retention.ms=" + retention.toMillis() + ")");
    }

    private static Duration clamp(Duration near) {
        if (near.compareTo(NEVER_NEAR) > 0) {
            return NEVER_NEAR;
        }
        return near.compareTo(ALWAYS_NEAR) < 0 ? ALWAYS_NEAR : near;
    }

    private static String words(Duration left) {
        return left.toHours() > 0
                ? left.toHours() + "h " + left.toMinutesPart() + "m"
                : left.toMinutes() + "m " + left.toSecondsPart() + "s";
    }
}
