package io.godwit.kafka.journal;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The latest values of the offsets topic. Follows the topic from where it last stopped, so its memory is that of the
 * values that are there now, not that of their history.
 */
final class ValueStore {
    private final TopicReader reader;
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private long position;

    ValueStore(TopicReader reader) {
        this.reader = reader;
    }

    /** Reads up to what is in the topic now. */
    void refresh() {
        long end = reader.endOffset();
        if (end < position) {
            entries.clear();
            position = 0;
        }
        reader.read(position, end, this::apply);
        position = end;
    }

    Optional<StoredValue> get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.toValue(key, this::piece));
    }

    SortedMap<String, String> withPrefix(String prefix) {
        TreeMap<String, String> found = new TreeMap<>();
        startingWith(prefix).forEach((key, entry) -> {
            if (key.indexOf(Chunks.SEPARATOR) < 0) {
                found.put(key, entry.toValue(key, this::piece).json());
            }
        });
        return Collections.unmodifiableSortedMap(found);
    }

    /** The keys of the pieces of all versions of a value, also of versions that were never completed. */
    List<String> chunkKeys(String key) {
        return List.copyOf(startingWith(key + Chunks.SEPARATOR).keySet());
    }

    private SortedMap<String, Entry> startingWith(String prefix) {
        return entries.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    private byte[] piece(String chunkKey) {
        Entry entry = entries.get(chunkKey);
        if (entry == null) {
            throw new GodwitException(
                    JournalError.UNREADABLE,
                    "key " + chunkKey.substring(0, chunkKey.indexOf(Chunks.SEPARATOR)),
                    "a part of its value is missing from the target: two runs wrote it at once, or records were deleted",
                    "run the command that made it again, such as godwit verify");
        }
        return entry.value;
    }

    private void apply(ConsumerRecord<byte[], byte[]> entry) {
        if (entry.key() == null) {
            return;
        }
        String key = new String(entry.key(), StandardCharsets.UTF_8);
        if (entry.value() == null) {
            entries.remove(key);
            return;
        }
        Header chunks = entry.headers().lastHeader(Chunks.HEADER);
        String manifest = chunks == null ? "" : new String(chunks.value(), StandardCharsets.UTF_8);
        entries.put(key, new Entry(entry.value(), manifest, entry.timestamp()));
    }

    private static final class Entry {
        private final byte[] value;
        private final String manifest;
        private final long appendedAtMs;

        Entry(byte[] value, String manifest, long appendedAtMs) {
            this.value = value;
            this.manifest = manifest;
            this.appendedAtMs = appendedAtMs;
        }

        StoredValue toValue(String key, Function<String, byte[]> pieces) {
            byte[] bytes = manifest.isEmpty() ? value : join(key, pieces);
            return new StoredValue(new String(bytes, StandardCharsets.UTF_8), appendedAtMs);
        }

        private byte[] join(String key, Function<String, byte[]> pieces) {
            int colon = manifest.indexOf(':');
            int count = Integer.parseInt(manifest.substring(colon + 1));
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            for (int index = 0; index < count; index++) {
                joined.writeBytes(pieces.apply(Chunks.chunkKey(key, manifest.substring(0, colon), index)));
            }
            return joined.toByteArray();
        }
    }
}
