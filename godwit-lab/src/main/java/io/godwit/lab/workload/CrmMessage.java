package io.godwit.lab.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** How a stamp and its content become a record, and how the stamp is found again. */
final class CrmMessage {
    private static final String STAMP_HEADER = "crm-stamp";

    private CrmMessage() {}

    /**
     * @param partition null = by key
     * @param content null = a tombstone
     */
    static ProducerRecord<byte[], byte[]> toRecord(
            CrmTopic topic, Stamp stamp, @Nullable Integer partition, @Nullable String key, @Nullable String content) {
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        return switch (topic.shape().stamping()) {
            case HEADER -> {
                byte[] value = content == null ? null : content.getBytes(UTF_8);
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(topic.topicName(), partition, keyBytes, value);
                record.headers()
                        .add(STAMP_HEADER, stamp.text().getBytes(UTF_8))
                        .add("crm-herkunft", "Zürich".getBytes(UTF_8));
                yield record;
            }
            case VALUE -> {
                byte[] value = (stamp.text() + " " + (content == null ? "" : content)).getBytes(UTF_8);
                yield new ProducerRecord<>(topic.topicName(), partition, keyBytes, value);
            }
        };
    }

    /** Empty when the record is not one of the CRM's, or is damaged. */
    static Optional<Stamp> stampOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(STAMP_HEADER);
        if (header != null) {
            return Stamp.parse(new String(header.value(), UTF_8));
        }
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        int end = 0;
        while (end < value.length && value[end] != ' ') {
            end++;
        }
        return Stamp.parse(new String(value, 0, end, UTF_8));
    }
}
