package io.godwit.serve.action;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.ServeError;
import io.godwit.serve.action.OperationView.Line;
import io.godwit.serve.action.OperationView.State;
import io.godwit.serve.http.ErrorAnswers.ErrorWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs operations, those that act one at a time, each on a thread of its own, and remembers the last ones. */
public final class Operations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final int MOST_REMEMBERED = 50;
    /** How long an interrupted operation may put things in order when the service ends. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Clock clock;
    private final Deque<Running> all = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private int count;

    /** Hears of each start, line and end. */
    public interface Listener {
        void changed(OperationView operation);
    }

    /** What is done. */
    @FunctionalInterface
    public interface Work {
        /**
         * @param says hears what happens, one line at a time
         * @return what came of it, in one line
         */
        String run(java.util.function.Consumer<String> says) throws Exception;
    }

    /** What was asked for; the components are those of {@link OperationView}. */
    public record Request(String action, String command, String by, String reason) {}

    public Operations(Clock clock) {
        this.clock = clock;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Begins; returns at once.
     *
     * @throws GodwitException naming the other one, if one is running
     */
    public OperationView start(Request request, Work work) {
        return begin(request, work, true);
    }

    /** Begins something that takes no time and may be done while another operation is running; returns at once. */
    public OperationView startBeside(Request request, Work work) {
        return begin(request, work, false);
    }

    private OperationView begin(Request request, Work work, boolean alone) {
        Running running;
        synchronized (all) {
            Optional<Running> other =
                    all.stream().filter(one -> one.alone && one.isRunning()).findFirst();
            if (alone && other.isPresent()) {
                throw busy(other.get().view());
            }
            running = new Running(Integer.toString(++count), request, work, alone);
            all.add(running);
            if (all.size() > MOST_REMEMBERED) {
                all.removeIf(one -> all.size() > MOST_REMEMBERED && !one.isRunning());
            }
        }
        running.tell();
        running.thread.start();
        return running.view();
    }

    private static GodwitException busy(OperationView other) {
        return new GodwitException(
                ServeError.BUSY,
                "operation " + other.id() + " (" + other.action() + ")",
                other.by() + " started it at " + other.startedAt() + ", and it is still running",
                "wait for its end, or interrupt it: POST /api/v1/operations/" + other.id() + "/interrupt");
    }

    /** Newest first. */
    public List<OperationView> all() {
        synchronized (all) {
            List<OperationView> views = new ArrayList<>();
            all.descendingIterator().forEachRemaining(running -> views.add(running.view()));
            return views;
        }
    }

    public Optional<OperationView> find(String id) {
        return all().stream().filter(operation -> operation.id().equals(id)).findFirst();
    }

    /** The one that runs alone, else the one that began last. */
    public Optional<OperationView> last() {
        synchronized (all) {
            return all.stream()
                    .filter(one -> one.alone && one.isRunning())
                    .findFirst()
                    .or(() -> Optional.ofNullable(all.peekLast()))
                    .map(Running::view);
        }
    }

    /** Changes whenever an operation does. */
    public long version() {
        return version.get();
    }

    /** Asks an operation to end in order, as Ctrl-C does in a terminal; one that has ended stays as it is. */
    public Optional<OperationView> interrupt(String id) {
        synchronized (all) {
            return all.stream()
                    .filter(running -> running.id.equals(id))
                    .findFirst()
                    .map(running -> {
                        running.interrupt();
                        return running.view();
                    });
        }
    }

    /** Interrupts what runs, and waits for it. */
    @Override
    public void close() {
        List<Running> left;
        synchronized (all) {
            left = all.stream().filter(Running::isRunning).toList();
        }
        left.forEach(Running::interrupt);
        for (Running running : left) {
            try {
                TimeUnit.MILLISECONDS.timedJoin(running.thread, GRACE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (running.thread.isAlive()) {
                LOG.warn("operation {} did not end in time", running.id);
            }
        }
    }

    private final class Running {
        private final String id;
        private final Request request;
        private final boolean alone;
        private final Instant startedAt = clock.instant();
        private final Deque<Line> lines = new ArrayDeque<>();
        private final Thread thread;
        private State state = State.RUNNING;
        private boolean interrupted;
        private @Nullable Instant endedAt;
        private @Nullable String result;
        private @Nullable ErrorWords error;

        Running(String id, Request request, Work work, boolean alone) {
            this.id = id;
            this.request = request;
            this.alone = alone;
            this.thread = new Thread(() -> run(work), "godwit-operation-" + id);
            this.thread.setDaemon(true);
        }

        private void run(Work work) {
            try {
                String came = work.run(this::say);
                end(State.DONE, came, null);
            } catch (InterruptedException e) {
                end(State.INTERRUPTED, null, words(interruption(e)));
            } catch (GodwitException e) {
                boolean asked = e.code() == GeneralError.INTERRUPTED;
                end(asked ? State.INTERRUPTED : State.FAILED, null, words(e));
            } catch (Exception e) {
                LOG.warn("operation {} failed", id, e);
                end(interrupted() ? State.INTERRUPTED : State.FAILED, null, words(unexpected(e)));
            }
        }

        private GodwitException interruption(InterruptedException e) {
            return new GodwitException(
                    GeneralError.INTERRUPTED,
                    request.action(),
                    "it was interrupted",
                    request.command() + " goes on",
                    e);
        }

        private GodwitException unexpected(Exception e) {
            return new GodwitException(
                    GeneralError.UNEXPECTED,
                    request.action(),
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "the log of the service has the details; report it as a defect",
                    e);
        }

        private ErrorWords words(GodwitException e) {
            return ErrorWords.of(e);
        }

        private void say(String line) {
            synchronized (this) {
                lines.add(new Line(clock.instant(), line));
                if (lines.size() > OperationView.MOST_LINES) {
                    lines.removeFirst();
                }
            }
            tell();
        }

        private void end(State how, @Nullable String came, @Nullable ErrorWords why) {
            synchronized (this) {
                state = how;
                endedAt = clock.instant();
                result = came;
                error = why;
            }
            tell();
        }

        synchronized void interrupt() {
            if (state == State.RUNNING) {
                interrupted = true;
                thread.interrupt();
            }
        }

        private synchronized boolean interrupted() {
            return interrupted;
        }

        synchronized boolean isRunning() {
            return state == State.RUNNING;
        }

        private void tell() {
            version.incrementAndGet();
            OperationView now = view();
            listeners.forEach(listener -> listener.changed(now));
        }

        synchronized OperationView view() {
            return new OperationView(
                    id,
                    request.action(),
                    request.command(),
                    request.by(),
                    request.reason(),
                    state,
                    startedAt,
                    Optional.ofNullable(endedAt),
                    Optional.ofNullable(result),
                    Optional.ofNullable(error),
                    List.copyOf(lines));
        }
    }
}
