package io.godwit.connect.plugin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the share of one task. What it has to say is in the journal, so Connect is never given a record. */
public final class GodwitSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(GodwitSourceTask.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** As long as a journal that does not answer: the copy itself goes on meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Patience patience = new Patience(PATIENCE, System::nanoTime);
    private @Nullable Copier copier;

    @Override
    public String version() {
        return PluginVersion.current();
    }

    @Override
    public synchronized void start(Map<String, String> config) {
        try {
            copier = Isolation.get().task(config);
        } catch (ConnectException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    @Override
    public @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (!stopping.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            look();
        }
        return null;
    }

    private synchronized void look() {
        if (stopping.getCount() == 0) {
            return;
        }
        Optional<String> trouble;
        try {
            trouble = Objects.requireNonNull(copier).look();
        } catch (RuntimeException e) {
            throw new ConnectException(e.getMessage(), e);
        }
        trouble.ifPresentOrElse(this::bear, patience::restore);
    }

    private void bear(String trouble) {
        if (patience.isOver()) {
            throw new ConnectException(trouble);
        }
        LOG.warn("{}; trying again, and copying meanwhile", trouble);
    }

    /** Connect may call it on any thread, also while {@link #poll} waits. */
    @Override
    public void stop() {
        stopping.countDown();
        close();
    }

    private synchronized void close() {
        Copier running = copier;
        copier = null;
        if (running != null) {
            running.close();
        }
    }
}
