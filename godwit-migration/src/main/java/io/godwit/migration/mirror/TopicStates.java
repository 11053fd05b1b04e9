package io.godwit.migration.mirror;

import io.godwit.core.control.ControlState.Hold;
import io.godwit.core.status.SlowDown;
import io.godwit.core.status.TopicState;
import io.godwit.core.unit.DataSize;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The state of a topic that nothing keeps from being copied. */
final class TopicStates {
    /** Nearer than this is in sync; there is always something under way while producers write. */
    private static final Duration IN_SYNC_WITHIN = Duration.ofSeconds(5);

    /** Once in sync, it takes more to fall out of it, so that the state does not flicker. */
    private static final Duration STILL_IN_SYNC_WITHIN = Duration.ofSeconds(15);

    private TopicStates() {}

    static TopicState of(
            String name,
            MirroredTopic topic,
            Optional<Hold> hold,
            Optional<String> slowness,
            Optional<String> trouble) {
        if (hold.isPresent()) {
            return new TopicState.Paused(name, reason(hold.get()));
        }
        Duration limit = topic.isInSync() ? STILL_IN_SYNC_WITHIN : IN_SYNC_WITHIN;
        boolean near =
                topic.progress().lag().map(lag -> lag.compareTo(limit) <= 0).orElse(false);
        if (topic.progress().lagRecords() == 0 || near) {
            return new TopicState.InSync();
        }
        if (!topic.progress().hasMoved()) {
            return new TopicState.Created(
                    trouble.orElse("the engine begins to copy"), "copying begins by itself", TopicState.Actor.GODWIT);
        }
        return new TopicState.Copying(trouble.or(() -> slowness).orElse(""));
    }

    /** Why it is not copied as fast as it could be: limits, and brokers that hold the copy back. */
    static Optional<String> slowness(OptionalLong own, OptionalLong together, List<SlowDown> slowDowns) {
        List<String> reasons = new ArrayList<>();
        own.ifPresent(limit -> reasons.add("throttled to " + new DataSize(limit) + "/s for this topic"));
        together.ifPresent(limit -> reasons.add("throttled to " + new DataSize(limit) + "/s for all topics together"));
        slowDowns.forEach(slow -> reasons.add("held back: " + slow.broker() + " " + slow.reason()));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static String reason(Hold hold) {
        String by = "paused by " + hold.actor() + " at " + hold.since().truncatedTo(ChronoUnit.SECONDS);
        return hold.reason().isEmpty() ? by : by + ": " + hold.reason();
    }
}
