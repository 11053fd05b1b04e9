package io.godwit.core.connect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a connector is, as Connect's REST API tells.
 *
 * @param state RUNNING, PAUSED, STOPPED, FAILED, UNASSIGNED or RESTARTING
 * @param worker where the connector itself runs; empty if it is not told
 * @param trace why it failed; empty if it did not
 */
public record ConnectorStatus(String state, String worker, String trace, List<TaskStatus> tasks) {
    public ConnectorStatus {
        Objects.requireNonNull(state);
        Objects.requireNonNull(worker);
        Objects.requireNonNull(trace);
        tasks = List.copyOf(tasks);
    }

    /** One task. */
    public record TaskStatus(int id, String state, String worker, String trace) {
        public TaskStatus {
            Objects.requireNonNull(state);
            Objects.requireNonNull(worker);
            Objects.requireNonNull(trace);
        }
    }

    /** Whether it and all of its tasks run, and there are tasks. */
    public boolean isRunning() {
        return state.equals("RUNNING")
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /** Whether it is stopped for good (KIP-875): no task is left. */
    public boolean isStopped() {
        return state.equals("STOPPED") && tasks.isEmpty();
    }

    /** The trace of the first part that failed; empty if none did. */
    public Optional<Failure> failure() {
        if (state.equals("FAILED")) {
            return Optional.of(new Failure("the connector", trace));
        }
        return tasks.stream()
                .filter(task -> task.state().equals("FAILED"))
                .findFirst()
                .map(task -> new Failure("task " + task.id(), task.trace()));
    }

    /** In a few words, such as {@code RUNNING, 3 of 4 tasks RUNNING}. */
    public String words() {
        if (tasks.isEmpty()) {
            return state + ", no task";
        }
        long running =
                tasks.stream().filter(task -> task.state().equals("RUNNING")).count();
        return state + ", " + running + " of " + tasks.size() + " tasks RUNNING";
    }

    /** What failed, and with which stack trace. */
    public record Failure(String part, String trace) {
        public Failure {
            Objects.requireNonNull(part);
            Objects.requireNonNull(trace);
        }
    }
}
