package io.godwit.connect.mirrormaker2;

import java.util.List;

/** How a connector and its tasks are, as Connect tells. */
record ConnectorHealth(String connector, String state, String trace, List<TaskHealth> tasks) {
    static final String FAILED = "FAILED";

    ConnectorHealth {
        tasks = List.copyOf(tasks);
    }

    /** @param trace the stack trace of what made it fail; empty otherwise */
    record TaskHealth(int task, String state, String trace) {
        boolean hasFailed() {
            return state.equals(FAILED);
        }
    }

    boolean hasFailed() {
        return state.equals(FAILED);
    }
}
