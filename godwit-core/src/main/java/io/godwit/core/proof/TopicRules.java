package io.godwit.core.proof;

import io.godwit.core.model.TopicInventory;
import java.time.Instant;
import java.util.Map;

/**
 * Which differences a topic's own configs explain.
 *
 * @param source cleanup on the source
 * @param target cleanup on the target
 * @param now when the comparison began; ages are measured from here
 */
public record TopicRules(Cleanup source, Cleanup target, Instant now) {
    /**
     * How one side cleans up.
     *
     * @param compacts whether {@code cleanup.policy} asks for compaction
     * @param tombstoneMs {@code delete.retention.ms}
     * @param retentionMs {@code retention.ms}, -1 = no limit
     * @param limitedBySize whether {@code retention.bytes} can remove records of any age
     */
    public record Cleanup(boolean compacts, long tombstoneMs, long retentionMs, boolean limitedBySize) {
        /** A topic that keeps everything. */
        public static final Cleanup NONE = new Cleanup(false, 0, -1, false);

        private static final String DAY_MS = "86400000";
        private static final String WEEK_MS = "604800000";

        /** From the effective configs of a topic; Kafka's defaults where one is not known. */
        public static Cleanup of(Map<String, String> configs) {
            String policy = configs.getOrDefault("cleanup.policy", "delete");
            boolean deletes = policy.contains("delete");
            return new Cleanup(
                    policy.contains("compact"),
                    Long.parseLong(configs.getOrDefault("delete.retention.ms", DAY_MS)),
                    deletes ? Long.parseLong(configs.getOrDefault("retention.ms", WEEK_MS)) : -1,
                    deletes && Long.parseLong(configs.getOrDefault("retention.bytes", "-1")) >= 0);
        }
    }

    /** The rules for one topic as both inventories know it. */
    public static TopicRules of(TopicInventory source, TopicInventory target, Instant now) {
        return new TopicRules(Cleanup.of(source.configs()), Cleanup.of(target.configs()), now);
    }

    /** The same, for a comparison that begins in the middle: what only one side has before the first pair means nothing. */
    public TopicRules whateverExpired() {
        Cleanup anyAge = new Cleanup(target.compacts(), target.tombstoneMs(), target.retentionMs(), true);
        return new TopicRules(source, anyAge, now);
    }

    /** Whether retention may have removed a record of this age from the target. */
    boolean mayExpireOnTarget(long timestamp) {
        long age = now.toEpochMilli() - timestamp;
        return target.limitedBySize() || (target.retentionMs() >= 0 && age > target.retentionMs());
    }

    /**
     * Whether compaction may have removed this tombstone from that side. Brokers count {@code delete.retention.ms} from the
     * first cleaning; a tombstone can't go before it is that old, so a younger one that is gone was lost.
     */
    boolean tombstoneMayBeGone(Cleanup side, Fingerprint record) {
        return side.compacts() && record.isTombstone() && now.toEpochMilli() - record.timestamp() > side.tombstoneMs();
    }
}
