package io.godwit.connect.mirrormaker2;

import io.godwit.core.model.PartitionId;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Sits in the consumer with which MirrorMaker reads the source: notes what was read, and holds it back while the throttle
 * says so. It changes no record.
 */
public final class SourceConsumerHook implements ConsumerInterceptor<byte[], byte[]> {
    /** Names the engine in the consumer's configuration. */
    static final String ENGINE = "godwit.engine";

    private @Nullable EngineHooks hooks;

    @Override
    public void configure(Map<String, ?> configs) {
        hooks = EngineHooks.find(String.valueOf(configs.get(ENGINE))).orElse(null);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        EngineHooks engine = hooks;
        if (engine == null) {
            return records;
        }
        long bytes = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> next :
                records.nextOffsets().entrySet()) {
            bytes += note(
                    engine.ledger(), records, next.getKey(), next.getValue().offset());
        }
        engine.throttle().take(bytes);
        return records;
    }

    private static long note(
            CopyLedger ledger, ConsumerRecords<byte[], byte[]> records, TopicPartition partition, long nextOffset) {
        long first = -1;
        long last = -1;
        long count = 0;
        long bytes = 0;
        long timestamp = -1;
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
            first = first < 0 ? record.offset() : first;
            last = record.offset();
            timestamp = record.timestamp();
            count++;
            bytes += size(record);
        }
        ledger.consumed(
                new PartitionId(partition.topic(), partition.partition()),
                new CopyLedger.Read(first, last, nextOffset, count, bytes, timestamp));
        return bytes;
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long bytes = (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (var header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
