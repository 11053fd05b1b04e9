package io.godwit.migration.cutover;

import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.migration.plan.DeferredConfigs;
import java.util.List;
import java.util.SortedSet;

/** The configs that the plan holds back while records are copied. */
final class HeldConfigs implements SwitchConfigs {
    private final DeferredConfigs configs;

    HeldConfigs(DeferredConfigs configs) {
        this.configs = configs;
    }

    @Override
    public List<String> restore(SortedSet<String> topics) {
        DeferredConfigs.Result result = configs.restore(topics);
        refuse(result, "given back");
        return result.changed().stream()
                .map(topic -> "topic " + topic + " has its own retention, compaction and timestamps again")
                .toList();
    }

    @Override
    public void defer(SortedSet<String> topics) {
        refuse(configs.hold(topics), "held back again");
    }

    private static void refuse(DeferredConfigs.Result result, String what) {
        if (!result.failed().isEmpty()) {
            String topic = result.failed().firstKey();
            throw new GodwitException(
                    CutoverError.CLUSTER_FAILED,
                    "topic " + topic,
                    "its configs could not be " + what + " on the target: "
                            + result.failed().get(topic) + " ("
                            + result.failed().size() + " such topics)",
                    "see with godwit doctor that ALTER_CONFIGS is permitted on the target's topics");
        }
    }
}
