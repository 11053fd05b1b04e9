package io.godwit.connect.mirrormaker2;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.core.json.Json;
import io.godwit.core.model.PartitionId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows the topic in which Connect keeps the source offsets, in the same transaction as the copied records: what is read
 * here with {@code read_committed} is durable. Cheaper than asking Connect, which reads the whole topic at each question.
 */
final class PositionReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ONE_POLL = Duration.ofMillis(20);
    private static final int MOST_POLLS = 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final String connector;
    private final SortedMap<PartitionId, Long> committed = new TreeMap<>();

    PositionReader(MirrorMaker2Settings settings) {
        this.topic = settings.offsetsTopic();
        this.connector = settings.sourceConnector();
        Map<String, Object> properties = new HashMap<>(settings.target().properties());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, settings.prefix() + "positions");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All positions that are stored now, for the start; empty when no run stored one. */
    Map<PartitionId, Long> readToEnd() {
        if (!isAssigned()) {
            return Map.of();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), TIMEOUT);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())
                && System.nanoTime() < deadline) {
            consumer.poll(ONE_POLL).forEach(this::note);
        }
        return Map.copyOf(committed);
    }

    /** The source offset of the last durable record of each partition, as far as it arrived here. */
    SortedMap<PartitionId, Long> committed() {
        if (isAssigned()) {
            for (int i = 0; i < MOST_POLLS; i++) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(ONE_POLL);
                records.forEach(this::note);
                if (records.isEmpty()) {
                    break;
                }
            }
        }
        return Collections.unmodifiableSortedMap(committed);
    }

    /** The topic may come into being after the reader. */
    private boolean isAssigned() {
        if (!consumer.assignment().isEmpty()) {
            return true;
        }
        var partitions = consumer.listTopics(TIMEOUT).getOrDefault(topic, List.of());
        if (partitions.isEmpty()) {
            return false;
        }
        consumer.assign(partitions.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return true;
    }

    private void note(ConsumerRecord<byte[], byte[]> stored) {
        if (stored.key() == null) {
            return;
        }
        try {
            note(Json.tree(stored.key()), stored.value());
        } catch (UncheckedIOException e) {
            // Not one of Connect's offsets; its own reader passes over it as well.
        }
    }

    /** The key is {@code ["connector", {"cluster": …, "topic": …, "partition": …}]}, the value {@code {"offset": …}}. */
    private void note(JsonNode key, byte @org.jspecify.annotations.Nullable [] value) {
        JsonNode partition = key.path(1);
        if (!connector.equals(key.path(0).asText()) || !partition.has("topic")) {
            return;
        }
        PartitionId id = new PartitionId(
                partition.path("topic").asText(), partition.path("partition").asInt());
        if (value == null) {
            committed.remove(id);
        } else {
            committed.put(id, Json.tree(value).path("offset").asLong());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
