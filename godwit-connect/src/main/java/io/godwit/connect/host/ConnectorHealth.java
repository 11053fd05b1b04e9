package io.godwit.connect.host;

import java.util.List;

/** How a connector and its tasks are, as Connect tells. */
public record ConnectorHealth(String connector, String state, String trace, List<TaskHealth> tasks) {
    static final String FAILED = "FAILED";

    public ConnectorHealth {
        tasks = List.copyOf(tasks);
    }

    /** @param trace the stack trace of what made it fail; empty otherwise */
    public record TaskHealth(int task, String state, String trace) {
        public boolean hasFailed() {
            return state.equals(FAILED);
        }
    }

    public boolean hasFailed() {
        return state.equals(FAILED);
    }
}
