package io.godwit.migration.rehearsal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RehearsalError;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.migration.mirror.MirrorRun;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The mirror of a rehearsal: the same as {@code godwit mirror} runs, on a thread of this process. */
final class ShadowMirror implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(25);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final MirrorRun mirror;
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    private ShadowMirror(MirrorRun mirror) {
        this.mirror = mirror;
        this.thread = new Thread(this::run, "godwit-rehearsal-mirror");
        thread.setDaemon(true);
    }

    static ShadowMirror start(Migration shadow, LeaseHolder self, Clock clock) {
        ShadowMirror started = new ShadowMirror(MirrorRun.open(shadow, self, clock));
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            while (!stopping.await(mirror.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                mirror.look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** @throws GodwitException if it ended by itself */
    void requireRunning() {
        RuntimeException ended = failure;
        if (ended != null) {
            throw new GodwitException(
                    RehearsalError.GROUND_LOST,
                    "mirror",
                    ended instanceof GodwitException known
                            ? known.code().id() + " " + known.reason()
                            : ended.getClass().getSimpleName() + ": " + ended.getMessage(),
                    ended instanceof GodwitException known ? known.fix() : "run it again with --debug",
                    ended);
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        mirror.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
