package io.godwit.migration.mirror;

import io.godwit.core.error.ErrorCatalog;
import io.godwit.core.error.ErrorCode;
import io.godwit.core.error.MirrorError;
import io.godwit.core.status.TopicState;
import java.time.Instant;

/**
 * Why a topic is not copied any more, kept until an operator accepts it with {@code godwit resume}.
 *
 * @param code id of the error
 * @param at when it was seen
 */
record Block(String code, String reason, String fix, Instant at) {
    Block(ErrorCode code, String reason, String fix, Instant at) {
        this(code.id(), reason, fix, at);
    }

    TopicState state() {
        ErrorCode error = ErrorCatalog.find(code).orElse(MirrorError.TASK_FAILED);
        return new TopicState.Blocked(error, reason, fix);
    }
}
