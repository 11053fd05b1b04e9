package io.godwit.migration.mirror;

import io.godwit.core.engine.TopicShape;
import io.godwit.core.error.MirrorError;
import io.godwit.core.error.PlanError;
import io.godwit.core.status.TopicState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a topic of the source may be copied, by what both clusters say. Pure. */
final class TopicReadiness {
    private TopicReadiness() {}

    /**
     * Why not; empty if it may.
     *
     * @param knownId the topic's id on the source when its copy began, null before that. A topic that has been copied may have
     *     got partitions on the target since its producers were switched, and goes on being copied back
     */
    static Optional<TopicState> obstacle(
            String topic, @Nullable TopicShape source, @Nullable TopicShape target, @Nullable String knownId) {
        if (source == null) {
            return Optional.of(new TopicState.Blocked(
                    MirrorError.SOURCE_DELETED,
                    "it was deleted on the source while it was copied; what was copied stays on the target",
                    "leave it out in migration.yaml, or create it again on the source"));
        }
        if (knownId != null && source.id().isPresent() && !source.id().get().equals(knownId)) {
            return Optional.of(recreated(
                    topic,
                    "its id on the source changed from " + knownId + " to "
                            + source.id().get()));
        }
        if (target == null) {
            return Optional.of(new TopicState.Planned("it does not exist on the target yet"));
        }
        if (target.partitions() > 0 && target.partitions() < source.partitions()) {
            return Optional.of(new TopicState.Planned("the target has " + target.partitions() + " of the source's "
                    + source.partitions() + " partitions"));
        }
        if (knownId == null && source.partitions() > 0 && target.partitions() > source.partitions()) {
            return Optional.of(new TopicState.Blocked(
                    PlanError.TOO_MANY_PARTITIONS,
                    "the target has " + target.partitions() + " partitions, the source " + source.partitions()
                            + ": a key would lie in another partition there",
                    "delete the topic on the target, then godwit apply; or add partitions on the source"));
        }
        return Optional.empty();
    }

    static TopicState.Blocked recreated(String topic, String evidence) {
        return new TopicState.Blocked(
                MirrorError.SOURCE_RECREATED,
                "it was deleted and made anew on the source: " + evidence,
                "godwit resume " + topic + " copies the new one behind what the target has; to start clean, see "
                        + MirrorError.SOURCE_RECREATED.id());
    }
}
