package io.godwit.cli.cutover.traffic;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads all lanes with one group, and commits what it has booked. */
final class Reader implements Work {
    private final Lanes lanes;
    private final Ledger ledger;
    private final String group;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    Reader(Lanes lanes, Ledger ledger, String group) {
        this.lanes = lanes;
        this.ledger = ledger;
        this.group = group;
    }

    @Override
    public void begin(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "client.id",
                        "reader",
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(lanes.topics());
    }

    @Override
    public void step() {
        KafkaConsumer<byte[], byte[]> open = Objects.requireNonNull(consumer);
        ConsumerRecords<byte[], byte[]> records = open.poll(Duration.ofMillis(50));
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ledger.receive(
                    lanes.lane(record.topic(), record.partition()),
                    ByteBuffer.wrap(record.value()).getInt());
        }
        if (!records.isEmpty()) {
            open.commitSync();
        }
    }

    @Override
    public void end() {
        Objects.requireNonNull(consumer).close();
    }
}
