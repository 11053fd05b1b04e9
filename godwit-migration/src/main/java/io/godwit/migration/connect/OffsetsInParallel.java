package io.godwit.migration.connect;

import io.godwit.connect.cluster.ConnectClient;
import io.godwit.core.connect.ConnectorOffset;
import io.godwit.core.error.GodwitException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Offsets of many connectors, a few at a time: each question makes a worker open a client of Kafka. */
final class OffsetsInParallel {
    private static final int AT_ONCE = 8;

    private final ConnectClient client;

    OffsetsInParallel(ConnectClient client) {
        this.client = client;
    }

    /** @return by connector; one whose offsets can't be told at the moment is left out */
    Map<String, List<ConnectorOffset>> of(List<String> connectors) {
        Map<String, List<ConnectorOffset>> offsets = new ConcurrentSkipListMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "godwit-connect-offsets");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<? extends Future<?>> all = connectors.stream()
                    .map(name ->
                            threads.submit(() -> client.offsets(name).ifPresent(found -> offsets.put(name, found))))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
            return Map.copyOf(offsets);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GodwitException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            threads.shutdownNow();
        }
    }
}
