package io.godwit.migration.mirror;

import io.godwit.core.progress.TopicProgress;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the supervisor remembers of one topic from look to look. Mutable, for one thread. */
final class MirroredTopic {
    private final String name;
    private final TopicProgress progress;
    private String word;
    private Instant since;
    private OptionalLong throttle = OptionalLong.empty();
    private @Nullable TopicState state;

    /** @param earlier what the last run left of it */
    MirroredTopic(String name, Instant now, @Nullable TopicStatus earlier) {
        this.name = name;
        this.word = earlier == null ? "" : earlier.state();
        this.since = earlier == null ? now : earlier.since();
        this.progress =
                new TopicProgress(earlier == null ? TopicProgress.Carried.NOTHING : TopicProgress.Carried.of(earlier));
    }

    TopicProgress progress() {
        return progress;
    }

    boolean isInSync() {
        return word.equals("IN_SYNC");
    }

    void enter(TopicState entered, Instant now) {
        if (!entered.word().equals(word)) {
            word = entered.word();
            since = now;
        }
        state = entered;
    }

    /** @param limit of this topic alone */
    void throttled(OptionalLong limit) {
        throttle = limit;
    }

    TopicStatus status() {
        TopicState current = state == null ? new TopicState.Planned("not looked at yet") : state;
        return TopicStatus.of(name, current, since, progress.figures(), progress.partitions())
                .copied(throttle, progress.paths());
    }
}
