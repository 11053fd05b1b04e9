package io.godwit.kafka.registry;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does many things at a registry at once, a bounded number of them. The first failure ends all. */
public final class ParallelRequests implements AutoCloseable {
    private final ExecutorService threads;

    /** @param limit how many at once, at most */
    public ParallelRequests(int limit) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(limit, task -> {
            Thread thread = new Thread(task, "godwit-registry-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What the function gives for each, in no particular order.
     *
     * @throws GodwitException the first failure; the others are not begun any more
     */
    public <T, R> List<R> each(Collection<T> all, Function<T, R> function) {
        CompletionService<R> completion = new ExecutorCompletionService<>(threads);
        List<Future<R>> futures = new ArrayList<>();
        all.forEach(one -> futures.add(completion.submit(() -> function.apply(one))));
        List<R> results = new ArrayList<>(all.size());
        try {
            for (int done = 0; done < futures.size(); done++) {
                results.add(completion.take().get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GodwitException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GodwitException(
                    GeneralError.INTERRUPTED,
                    "registry",
                    "interrupted while asking it",
                    "run the same command again",
                    e);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
