package io.godwit.lab.workload;

import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes up one topic's messages, each the next of its lane. */
final class MessageSource {
    private final CrmTopic topic;
    private final String lanePrefix;
    private final TopicLedger ledger;
    private final Random random;
    private final ContentGenerator content;

    MessageSource(CrmTopic topic, String lanePrefix, TopicLedger ledger, Random random) {
        this.topic = topic;
        this.lanePrefix = lanePrefix;
        this.ledger = ledger;
        this.random = random;
        this.content = new ContentGenerator(topic, random);
    }

    Message next() {
        int keys = topic.shape().keys();
        if (keys == 0) {
            int partition = random.nextInt(topic.partitions());
            return new Message(
                    topic, ledger.next(lanePrefix + "partition-" + partition), partition, null, content.next());
        }
        String key = "Kunde-ß-" + random.nextInt(keys);
        return new Message(topic, ledger.next(lanePrefix + key), null, key, content.next());
    }

    record Message(
            CrmTopic topic, Stamp stamp, @Nullable Integer partition, @Nullable String key, @Nullable String content) {
        ProducerRecord<byte[], byte[]> asRecord() {
            return CrmMessage.toRecord(topic, stamp, partition, key, content);
        }
    }
}
