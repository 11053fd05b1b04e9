package io.godwit.mirror.examine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single records of many partitions at once. */
final class TailReader {
    private final Consumer<byte[], byte[]> consumer;
    private final Patience patience;

    TailReader(Consumer<byte[], byte[]> consumer, Patience patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /** The record that lies at exactly this offset of each partition; empty where no consumer sees one there. */
    Map<TopicPartition, Optional<ConsumerRecord<byte[], byte[]>>> at(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Optional<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
        patience.begin();
        Set<TopicPartition> open = new HashSet<>(offsets.keySet());
        while (!open.isEmpty()) {
            consumer.poll(Patience.POLL).forEach(entry -> {
                TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
                if (open.remove(partition)) {
                    boolean matches = entry.offset() == offsets.getOrDefault(partition, -1L);
                    found.put(partition, matches ? Optional.of(entry) : Optional.empty());
                }
            });
            open.removeIf(partition -> passed(partition, offsets, found));
            Set<TopicPartition> done = new HashSet<>(offsets.keySet());
            done.removeAll(open);
            consumer.pause(done);
            patience.check("reading the last records of " + open.size() + " partitions");
        }
        return found;
    }

    /** Beyond a marker or an aborted record a consumer moves on without showing anything. */
    private boolean passed(
            TopicPartition partition,
            Map<TopicPartition, Long> offsets,
            Map<TopicPartition, Optional<ConsumerRecord<byte[], byte[]>>> found) {
        if (consumer.position(partition) > offsets.getOrDefault(partition, Long.MAX_VALUE)) {
            found.putIfAbsent(partition, Optional.empty());
            return true;
        }
        return false;
    }
}
