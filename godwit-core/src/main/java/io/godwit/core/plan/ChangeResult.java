package io.godwit.core.plan;

import java.util.Optional;

/**
 * What came of one change of one topic.
 *
 * @param failure why it did not work; empty if it did
 * @param existed whether a topic could not be made because there is one of that name
 */
public record ChangeResult(Optional<String> failure, boolean existed) {
    public static ChangeResult done() {
        return new ChangeResult(Optional.empty(), false);
    }

    public static ChangeResult failed(String reason) {
        return new ChangeResult(Optional.of(reason), false);
    }

    public static ChangeResult existed(String reason) {
        return new ChangeResult(Optional.of(reason), true);
    }

    public boolean isDone() {
        return failure.isEmpty();
    }
}
