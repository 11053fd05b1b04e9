package io.godwit.serve.fetch;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches facts in the background, never two at once, and remembers the latest of each. Who asks gets what is there at once,
 * with its age, and comes again.
 */
public final class Fetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final Clock clock;
    private final Map<String, Fetched<?>> known = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "godwit-serve-facts");
        thread.setDaemon(true);
        return thread;
    });

    public Fetcher(Clock clock) {
        this.clock = clock;
    }

    /**
     * A fact as it is known.
     *
     * @param value the latest; absent before the first
     * @param at when it was fetched
     * @param fetching whether it is being fetched, or waits for its turn
     * @param failure why the last try failed; absent if it did not
     */
    public record Fetched<T>(
            Optional<T> value, Optional<Instant> at, boolean fetching, Optional<GodwitException> failure) {
        static <T> Fetched<T> nothing() {
            return new Fetched<>(Optional.empty(), Optional.empty(), false, Optional.empty());
        }

        private boolean isOlderThan(Duration age, Instant now) {
            return at.isEmpty() || Duration.between(at.get(), now).compareTo(age) > 0;
        }
    }

    /**
     * The fact under this key; fetched anew if it is older than that.
     *
     * @param key names the fact, and with it the type of its value
     * @param source gets it; may take minutes
     */
    public <T> Fetched<T> get(String key, Duration maxAge, Callable<T> source) {
        synchronized (known) {
            Fetched<T> now = known(key);
            if (now.fetching() || !now.isOlderThan(maxAge, clock.instant())) {
                return now;
            }
            Fetched<T> fetching = new Fetched<>(now.value(), now.at(), true, now.failure());
            known.put(key, fetching);
            worker.execute(() -> fetch(key, source));
            return fetching;
        }
    }

    /** The fact as it is, without fetching it. */
    @SuppressWarnings("unchecked") // a key belongs to one type
    public <T> Fetched<T> known(String key) {
        return (Fetched<T>) known.getOrDefault(key, Fetched.nothing());
    }

    private <T> void fetch(String key, Callable<T> source) {
        Fetched<T> before = known(key);
        try {
            T value = source.call();
            known.put(key, new Fetched<>(Optional.of(value), Optional.of(clock.instant()), false, Optional.empty()));
        } catch (GodwitException e) {
            failed(key, before, e);
        } catch (Exception e) {
            LOG.warn("fetching {} failed", key, e);
            failed(
                    key,
                    before,
                    new GodwitException(
                            GeneralError.UNEXPECTED,
                            key,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "the log of the service has the details; report it as a defect",
                            e));
        }
    }

    // The time of the failure counts as an age too: what fails is not tried again by each who asks.
    private <T> void failed(String key, Fetched<T> before, GodwitException why) {
        Optional<Instant> at = before.value().isPresent() ? before.at() : Optional.of(clock.instant());
        known.put(key, new Fetched<>(before.value(), at, false, Optional.of(why)));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
