package io.godwit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Waits until SIGSTOP has reached each thread of a process: {@code kill} returns before that, and on a busy machine a thread may
 * still answer a request meanwhile. Where there is no {@code /proc} nothing is waited for.
 */
final class StoppedThreads {
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Path threads;

    StoppedThreads(long processId) {
        this.threads = Path.of("/proc", Long.toString(processId), "task");
    }

    /** Returns whether all stand still, or the process has ended, within the patience. */
    boolean await(Duration patience) {
        long beganNanos = System.nanoTime();
        while (!allStandStill()) {
            if (System.nanoTime() - beganNanos > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean allStandStill() {
        if (!Files.isDirectory(threads)) {
            return true;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.allMatch(StoppedThreads::standsStill);
        } catch (IOException | UncheckedIOException e) {
            // The process ended while it was listed; the next look finds no folder.
            return false;
        }
    }

    /** The state is the letter behind the name in parentheses, see proc(5). */
    private static boolean standsStill(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int afterName = stat.lastIndexOf(')') + 2;
            return "TtZX".indexOf(stat.charAt(afterName)) >= 0;
        } catch (IOException e) {
            return true; // This thread has ended.
        }
    }
}
