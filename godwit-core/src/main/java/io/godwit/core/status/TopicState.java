package io.godwit.core.status;

import io.godwit.core.error.ErrorCode;
import java.util.Optional;

/**
 * Where a topic stands on its way. Each state knows only what belongs to it; what a reader needs (why, what comes next, who
 * has to act) is derived from that.
 *
 * <pre>
 *   PLANNED → CREATED → COPYING ⇄ IN_SYNC → FENCED → DRAINED → SWITCHED
 *                ⇅          ⇅         ⇅
 *                PAUSED, BLOCKED(reason)
 * </pre>
 */
public sealed interface TopicState {
    /** The word in tables and JSON. */
    String word();

    /** Why it is in this state; what it waits for. Empty where there is nothing to say. */
    String reason();

    /** What happens next, or what somebody has to do. */
    String next();

    /** Who has to act for it. */
    Actor actor();

    /** The error behind the state, where one is. */
    default Optional<ErrorCode> code() {
        return Optional.empty();
    }

    /** Who has to act. */
    enum Actor {
        GODWIT("godwit"),
        OPERATOR("operator");

        private final String word;

        Actor(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Selected, but not ready on the target. */
    record Planned(String reason) implements TopicState {
        @Override
        public String word() {
            return "PLANNED";
        }

        @Override
        public String next() {
            return "godwit apply";
        }

        @Override
        public Actor actor() {
            return Actor.OPERATOR;
        }
    }

    /** There on both sides, nothing copied yet. */
    record Created(String reason, String next, Actor actor) implements TopicState {
        @Override
        public String word() {
            return "CREATED";
        }
    }

    /** Behind the source, and being copied. */
    record Copying(String reason) implements TopicState {
        @Override
        public String word() {
            return "COPYING";
        }

        @Override
        public String next() {
            return "in sync when the backlog is copied";
        }

        @Override
        public Actor actor() {
            return Actor.GODWIT;
        }
    }

    /** All that the source has is on the target, but for what was written a moment ago. */
    record InSync() implements TopicState {
        @Override
        public String word() {
            return "IN_SYNC";
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public String next() {
            return "godwit verify, then godwit cutover check";
        }

        @Override
        public Actor actor() {
            return Actor.OPERATOR;
        }
    }

    /** Held by an operator. */
    record Paused(String topic, String reason) implements TopicState {
        @Override
        public String word() {
            return "PAUSED";
        }

        @Override
        public String next() {
            return "godwit resume " + topic;
        }

        @Override
        public Actor actor() {
            return Actor.OPERATOR;
        }
    }

    /** Cannot go on until somebody mends something. Nothing was skipped after it was seen. */
    record Blocked(ErrorCode error, String reason, String next) implements TopicState {
        @Override
        public String word() {
            return "BLOCKED";
        }

        @Override
        public Optional<ErrorCode> code() {
            return Optional.of(error);
        }

        @Override
        public Actor actor() {
            return Actor.OPERATOR;
        }
    }

    /** Its producers are being stopped, and the source's logs stand still or have to. */
    record Fenced(String reason) implements TopicState {
        @Override
        public String word() {
            return "FENCED";
        }

        @Override
        public String next() {
            return "switches when the target holds all that the source has";
        }

        @Override
        public Actor actor() {
            return Actor.GODWIT;
        }
    }

    /** Nobody writes, and the target is proven to hold all that the source has. */
    record Drained(String reason) implements TopicState {
        @Override
        public String word() {
            return "DRAINED";
        }

        @Override
        public String next() {
            return "switched when the producers run on the target";
        }

        @Override
        public Actor actor() {
            return Actor.GODWIT;
        }
    }

    /** Its producers write to the target. */
    record Switched(String reason) implements TopicState {
        @Override
        public String word() {
            return "SWITCHED";
        }

        @Override
        public String next() {
            return "godwit cutover check looks for producers that were left behind";
        }

        @Override
        public Actor actor() {
            return Actor.OPERATOR;
        }
    }
}
