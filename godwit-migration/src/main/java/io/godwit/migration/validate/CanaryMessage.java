package io.godwit.migration.validate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** One message, numbered, with a value that compression can't shrink and headers that repeat. */
record CanaryMessage(int number, int sizeBytes, long timestamp) {
    ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, 0, timestamp, key(), value(), headers());
    }

    /** What is wrong with what came back; empty if nothing. */
    Optional<String> differenceTo(ConsumerRecord<byte[], byte[]> back) {
        if (!Arrays.equals(back.key(), key())) {
            return Optional.of("message " + number + ": another key (a message is missing, doubled or out of order)");
        }
        if (!Arrays.equals(back.value(), value())) {
            return Optional.of("message " + number + ": another value");
        }
        if (!List.of(back.headers().toArray()).equals(headers())) {
            return Optional.of("message " + number + ": other headers");
        }
        return back.timestamp() == timestamp
                ? Optional.empty()
                : Optional.of("message " + number + ": another timestamp, although the topic keeps the producer's");
    }

    private byte[] key() {
        return ("canary " + number).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] value() {
        byte[] value = new byte[sizeBytes];
        new Random(number).nextBytes(value);
        return value;
    }

    private List<Header> headers() {
        byte[] bytes = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
        return List.of(
                new RecordHeader("canary", bytes),
                new RecordHeader("größe", Integer.toString(sizeBytes).getBytes(StandardCharsets.UTF_8)),
                new RecordHeader("canary", null));
    }
}
