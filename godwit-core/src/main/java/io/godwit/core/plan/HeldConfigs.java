package io.godwit.core.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides what is held back on the target while records are copied.
 *
 * <p>A copied record keeps its timestamp, so on the target it is as old as on the source, but it lies in other segments:
 * the target would delete or compact other records than the source, and no comparison record by record could hold. So
 * nothing is deleted or compacted while copying. And the target must neither replace a timestamp nor refuse one that the
 * source accepted.
 */
final class HeldConfigs {
    private static final String NO_LIMIT = "-1";
    private static final String NEVER = String.valueOf(Long.MAX_VALUE);
    private static final String CLEANUP_POLICY = "cleanup.policy";

    private final SortedMap<String, String> carried;
    private final TargetConfigs target;
    private final TreeMap<String, HeldConfig> held = new TreeMap<>();

    private HeldConfigs(SortedMap<String, String> carried, TargetConfigs target) {
        this.carried = carried;
        this.target = target;
    }

    /**
     * @param carried the configs of a topic after the migration
     */
    static SortedMap<String, HeldConfig> decide(SortedMap<String, String> carried, TargetConfigs target) {
        HeldConfigs decision = new HeldConfigs(carried, target);
        decision.hold("message.timestamp.type", "CreateTime");
        decision.hold("message.timestamp.before.max.ms", NEVER);
        decision.hold("message.timestamp.after.max.ms", NEVER);
        decision.hold("message.timestamp.difference.max.ms", NEVER);
        String policy = decision.valueAfter(CLEANUP_POLICY).orElse("delete");
        if (policy.contains("delete")) {
            decision.hold("retention.ms", NO_LIMIT);
            decision.hold("retention.bytes", NO_LIMIT);
        }
        if (policy.contains("compact")) {
            // Not cleanup.policy=delete for the while: programs that insist on a compacted topic look at the policy.
            decision.hold("min.compaction.lag.ms", NEVER);
            decision.hold("max.compaction.lag.ms", NEVER);
        }
        return decision.held;
    }

    private void hold(String name, String during) {
        if (target.knows(name) && !valueAfter(name).equals(Optional.of(during))) {
            held.put(name, new HeldConfig(during, Optional.ofNullable(carried.get(name))));
        }
    }

    private Optional<String> valueAfter(String name) {
        return Optional.ofNullable(carried.get(name)).or(() -> target.defaultOf(name));
    }
}
