package io.godwit.connect.plugin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a director look each second, on a thread of its own since it may have to wait for the clusters. */
final class DirectorThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectorThread.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Consumer<ConnectException> onFailure;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Patience patience = new Patience(PATIENCE, System::nanoTime);
    private final Thread thread;

    private DirectorThread(Isolation isolation, Map<String, String> config, Consumer<ConnectException> onFailure) {
        this.onFailure = onFailure;
        this.thread = new Thread(() -> run(isolation, config), "godwit-director");
        thread.setDaemon(true);
    }

    /** @param onFailure told once, when it cannot go on */
    static DirectorThread start(Isolation isolation, Map<String, String> config, Consumer<ConnectException> onFailure) {
        DirectorThread director = new DirectorThread(isolation, config, onFailure);
        director.thread.start();
        return director;
    }

    private void run(Isolation isolation, Map<String, String> config) {
        try (Copier director = isolation.director(config)) {
            do {
                look(director);
            } while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the connector cannot say what should be copied", e);
            onFailure.accept(new ConnectException(e.getMessage(), e));
        }
    }

    private void look(Copier director) {
        director.look().ifPresentOrElse(this::bear, patience::restore);
    }

    private void bear(String trouble) {
        if (patience.isOver()) {
            throw new ConnectException(trouble);
        }
        LOG.warn("{}; trying again", trouble);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
