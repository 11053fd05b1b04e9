package io.godwit.serve.look;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.status.MigrationStatus;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again, on a thread of its own: each second while somebody watches, else each five, and less often where a look
 * is dear. All requests are
 * answered from the last look, so no number of readers burdens the clusters. What fails is told along with the last look,
 * which grows older.
 */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration WATCHED_EVERY = Duration.ofSeconds(1);
    private static final Duration UNWATCHED_EVERY = Duration.ofSeconds(5);
    /** With thousands of topics a look takes time: then there are fewer of them, so that they never take more than 2 % of a core. */
    private static final long COST_FACTOR = 50;

    private static final Duration MOST_SELDOM = Duration.ofSeconds(10);
    private static final long WATCHED_FOR_NANOS = Duration.ofSeconds(20).toNanos();

    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    private final Looker looker;
    private final EventFeed events = new EventFeed();
    private final History history = new History();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "godwit-lookout");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Look last;
    private volatile @Nullable GodwitException firstTrouble;
    private volatile long watchedAt = System.nanoTime();
    private volatile boolean closing;
    private long number;

    /** Hears of each look. */
    public interface Listener {
        /** @param fresh the events that are new */
        void looked(Look look, List<EventFeed.Numbered> fresh);
    }

    public Lookout(Looker looker) {
        this.looker = looker;
        thread.setDaemon(true);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void start() {
        thread.start();
    }

    /** The last look; empty before the first one succeeded. */
    public Optional<Look> last() {
        return Optional.ofNullable(last);
    }

    /** Why there is no look yet. */
    public Optional<GodwitException> trouble() {
        return Optional.ofNullable(firstTrouble);
    }

    public EventFeed events() {
        return events;
    }

    public History history() {
        return history;
    }

    /** Says that somebody reads what is seen. */
    public void watched() {
        watchedAt = System.nanoTime();
    }

    /** Takes one look now; for the thread alone, and for tests without it. */
    void look() {
        try {
            List<EventFeed.Numbered> fresh = events.follow(looker.journal());
            Look look = looker.look(++number, events);
            MigrationStatus status = look.status();
            history.add(History.Sample.of(look.asOf(), status.progress(), status.running()));
            last = look;
            firstTrouble = null;
            listeners.forEach(listener -> listener.looked(look, fresh));
        } catch (RuntimeException e) {
            if (!closing) {
                troubled(e);
            }
        }
    }

    private void troubled(RuntimeException failure) {
        GodwitException why = failure instanceof GodwitException known
                ? known
                : new GodwitException(
                        GeneralError.UNEXPECTED,
                        "the journal",
                        failure.getClass().getSimpleName() + ": " + failure.getMessage(),
                        "the log of the service has the details; report it as a defect",
                        failure);
        LOG.warn("a look failed: {}", why.getMessage(), failure);
        firstTrouble = why;
        Look before = last;
        if (before != null) {
            Look troubled = before.troubled(++number, why);
            last = troubled;
            listeners.forEach(listener -> listener.looked(troubled, List.of()));
        }
    }

    private void run() {
        try {
            while (!closing) {
                long begin = System.nanoTime();
                long cpu = processor.getCurrentThreadCpuTime();
                look();
                long cost = processor.getCurrentThreadCpuTime() - cpu;
                boolean watched = begin - watchedAt < WATCHED_FOR_NANOS;
                long every = Math.max(
                        (watched ? WATCHED_EVERY : UNWATCHED_EVERY).toNanos(),
                        Math.min(MOST_SELDOM.toNanos(), cost * COST_FACTOR));
                await(begin + every, watched);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** An unwatched wait ends early when somebody begins to watch. */
    private void await(long until, boolean watched) throws InterruptedException {
        while (!closing && System.nanoTime() < until) {
            Thread.sleep(Math.max(1, Math.min(250, (until - System.nanoTime()) / 1_000_000)));
            if (!watched && System.nanoTime() - watchedAt < WATCHED_EVERY.toNanos()) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            // A Kafka client is not to be interrupted; its own limits end a look.
            if (thread.isAlive() && !ended.await(5, java.util.concurrent.TimeUnit.SECONDS)) {
                LOG.warn("the last look did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
