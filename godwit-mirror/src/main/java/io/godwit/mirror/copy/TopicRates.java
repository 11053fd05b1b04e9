package io.godwit.mirror.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The limits of single topics: while one is not paid for, none of its partitions is fetched. Owned by the source loop.
 */
final class TopicRates {
    private static final int SMALLEST_FETCH = 16 << 10;

    private final LongSupplier nanoTime;
    private final Map<String, Limited> limited = new HashMap<>();
    private Map<String, TopicPace> paces = Map.of();

    private record Limited(ByteRate rate, Set<SourcePartition> waiting) {}

    TopicRates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** From now on. Returns the partitions that wait no more, because their limit was taken away. */
    List<SourcePartition> set(Map<String, TopicPace> newPaces) {
        paces = Map.copyOf(newPaces);
        paces.forEach((topic, pace) -> {
            if (pace.bytesPerSecond().isPresent()) {
                limited.computeIfAbsent(topic, added -> new Limited(new ByteRate(nanoTime), new LinkedHashSet<>()))
                        .rate()
                        .limit(pace.bytesPerSecond());
            }
        });
        List<SourcePartition> released = new ArrayList<>();
        limited.entrySet().removeIf(topic -> {
            boolean isOver = of(topic.getKey()).bytesPerSecond().isEmpty();
            if (isOver) {
                released.addAll(topic.getValue().waiting());
            }
            return isOver;
        });
        return released;
    }

    TopicPace of(String topic) {
        return paces.getOrDefault(topic, TopicPace.FREE);
    }

    boolean mayPass(String topic) {
        Limited its = limited.get(topic);
        return its == null || its.rate().waitMs(ByteRate.Precedence.BACKLOG) == 0;
    }

    void passed(String topic, long bytes) {
        Limited its = limited.get(topic);
        if (its != null) {
            its.rate().passed(bytes);
        }
    }

    /** What one fetch of one of so many partitions should bring at most: all may come in the same answer. */
    int portionBytes(String topic, int partitions, int wantedBytes) {
        OptionalLong limit = of(topic).bytesPerSecond();
        Limited its = limited.get(topic);
        if (limit.isEmpty() || its == null) {
            return wantedBytes;
        }
        long share = its.rate().portionBytes(Integer.MAX_VALUE) / Math.max(1, partitions);
        return (int) Math.min(wantedBytes, Math.max(SMALLEST_FETCH, share));
    }

    /** Its topic is not paid for: it waits here. */
    void await(SourcePartition partition) {
        Limited its = limited.get(partition.id().topic());
        if (its != null) {
            its.waiting().add(partition);
        }
    }

    void remove(SourcePartition partition) {
        Limited its = limited.get(partition.id().topic());
        if (its != null) {
            its.waiting().remove(partition);
        }
    }

    boolean isAnyWaiting() {
        return limited.values().stream().anyMatch(topic -> !topic.waiting().isEmpty());
    }

    /** Those that may be fetched again. */
    List<SourcePartition> takeDue() {
        List<SourcePartition> due = new ArrayList<>();
        for (Limited topic : limited.values()) {
            if (!topic.waiting().isEmpty() && topic.rate().waitMs(ByteRate.Precedence.BACKLOG) == 0) {
                due.addAll(topic.waiting());
                topic.waiting().clear();
            }
        }
        return due;
    }

    /** Until {@link #takeDue} has something, in ms; a large number if nothing waits. */
    long waitMs() {
        return limited.values().stream()
                .filter(topic -> !topic.waiting().isEmpty())
                .mapToLong(topic -> topic.rate().waitMs(ByteRate.Precedence.BACKLOG))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
