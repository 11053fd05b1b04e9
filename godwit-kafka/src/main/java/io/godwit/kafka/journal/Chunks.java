package io.godwit.kafka.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How a value is laid out in records. A small one is one record under its key. A large one is cut into pieces, each under
 * a key of its own that no other version of the value shares, followed by the record under the value's key, whose header
 * tells the version and the number of pieces. So a reader either sees the old value or the new one, whenever the writer
 * dies, and compaction never removes a piece that the latest record needs.
 */
final class Chunks {
    static final int MAX_BYTES = 700_000;
    static final String HEADER = "godwit.chunks";
    static final char SEPARATOR = '\n';

    private Chunks() {}

    static List<ProducerRecord<byte[], byte[]>> records(String topic, String key, String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        if (value.length <= MAX_BYTES) {
            return List.of(plain(topic, key, value));
        }
        String version = UUID.randomUUID().toString();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int from = 0; from < value.length; from += MAX_BYTES) {
            byte[] piece = Arrays.copyOfRange(value, from, Math.min(from + MAX_BYTES, value.length));
            records.add(plain(topic, chunkKey(key, version, records.size()), piece));
        }
        int count = records.size();
        ProducerRecord<byte[], byte[]> head = plain(topic, key, "{}".getBytes(StandardCharsets.UTF_8));
        head.headers().add(HEADER, (version + ":" + count).getBytes(StandardCharsets.UTF_8));
        records.add(head);
        return records;
    }

    static ProducerRecord<byte[], byte[]> tombstone(String topic, String key) {
        return new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), null);
    }

    static String chunkKey(String key, String version, int index) {
        return key + SEPARATOR + version + SEPARATOR + index;
    }

    private static ProducerRecord<byte[], byte[]> plain(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, 0, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
