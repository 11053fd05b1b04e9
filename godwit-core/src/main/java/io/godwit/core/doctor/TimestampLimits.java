package io.godwit.core.doctor;

import io.godwit.core.model.ClusterInventory;
import io.godwit.core.plan.Plan;
import io.godwit.core.plan.PlanMemory;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far from its clock the target lets timestamps be, for a topic where it limits that at all.
 *
 * @param beforeMs how far in the past; empty = no limit
 * @param afterMs how far ahead; empty = no limit
 */
public record TimestampLimits(OptionalLong beforeMs, OptionalLong afterMs) {
    /** The topics for which the ages of the source's records matter, as the plan will leave them. */
    public static SortedMap<String, TimestampLimits> ofTopics(ClusterInventory target, Plan plan, PlanMemory memory) {
        SortedMap<String, TimestampLimits> limits = new TreeMap<>();
        ExpectedTopics.foretell(target, plan, memory).forEach((name, topic) -> {
            TimestampLimits found = of(topic);
            if (found.beforeMs().isPresent() || found.afterMs().isPresent()) {
                limits.put(name, found);
            }
        });
        return limits;
    }

    static TimestampLimits of(ExpectedTopic topic) {
        return new TimestampLimits(
                TimestampLimitRule.limitMs(topic, "message.timestamp.before.max.ms"),
                TimestampLimitRule.limitMs(topic, "message.timestamp.after.max.ms"));
    }
}
