package io.godwit.mirror.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Collects the results of one request, one for each partition that was asked for. */
final class Results<R> {
    /** A request leaves out partitions that another broker leads, where asking this one could mislead or hang. */
    private static final Verdict NOT_ASKED = new Verdict(WireError.NOT_LEADER, "");

    private final Function<Verdict, R> failed;
    private final BiConsumer<TopicPartition, WireError> errors;
    private final Set<TopicPartition> missing;
    private final Map<TopicPartition, R> results = new HashMap<>();

    Results(Set<TopicPartition> asked, Function<Verdict, R> failed, BiConsumer<TopicPartition, WireError> errors) {
        this.failed = failed;
        this.errors = errors;
        this.missing = new HashSet<>(asked);
    }

    void add(String topic, int partition, Verdict verdict, Supplier<R> success) {
        TopicPartition key = new TopicPartition(topic, partition);
        if (!missing.remove(key)) {
            return;
        }
        results.put(key, verdict.isFine() ? success.get() : failed.apply(verdict));
        errors.accept(key, verdict.error());
    }

    Map<TopicPartition, R> complete() {
        for (TopicPartition partition : missing) {
            results.put(partition, failed.apply(NOT_ASKED));
            errors.accept(partition, NOT_ASKED.error());
        }
        missing.clear();
        return results;
    }

    Map<TopicPartition, R> allFailed(Verdict verdict) {
        missing.forEach(partition -> results.put(partition, failed.apply(verdict)));
        missing.clear();
        return results;
    }
}
