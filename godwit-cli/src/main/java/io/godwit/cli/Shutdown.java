package io.godwit.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the command's thread, and waits for it, so that a command can commit,
 * restore and release what it holds. A second signal ends the process at once, as the JVM does by itself.
 */
final class Shutdown {
    /** How long a command may take to put things in order. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final AtomicBoolean finished = new AtomicBoolean();

    /** Watches over the current thread until {@link #finished()}. */
    static Shutdown watchCurrentThread() {
        Shutdown shutdown = new Shutdown();
        Thread command = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.interruptAndAwait(command), "godwit-shutdown"));
        return shutdown;
    }

    void finished() {
        finished.set(true);
        synchronized (finished) {
            finished.notifyAll();
        }
    }

    private void interruptAndAwait(Thread command) {
        if (finished.get()) {
            return;
        }
        command.interrupt();
        long deadline = System.nanoTime() + GRACE.toNanos();
        synchronized (finished) {
            try {
                while (!finished.get() && System.nanoTime() < deadline) {
                    finished.wait(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
