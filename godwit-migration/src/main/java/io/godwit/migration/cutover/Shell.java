package io.godwit.migration.cutover;

import java.time.Duration;
import java.util.Map;

/** Runs the operator's commands. */
public interface Shell {
    /**
     * Runs a command and waits for it. One that does not end in time is ended, with its children.
     *
     * @param environment on top of this process's own
     */
    Outcome run(String command, Map<String, String> environment, Duration timeout) throws InterruptedException;

    /**
     * @param timedOut whether it was ended because its time was over
     * @param status the exit status, meaningless after a time-out
     * @param output the end of what it printed, short enough for a journal
     */
    record Outcome(boolean timedOut, int status, String output, Duration duration) {
        public boolean isGood() {
            return !timedOut && status == 0;
        }
    }
}
