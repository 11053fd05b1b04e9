package io.godwit.kafka.journal;

import io.godwit.core.journal.JournalEvent;
import io.godwit.core.json.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of the journal topic in order. Remembers where the last reading ended, so that a follower which asks each
 * second reads only what is new; holds no event itself.
 */
final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final TopicReader reader;
    private int cursorCount;
    private long cursorOffset;

    EventLog(TopicReader reader) {
        this.reader = reader;
    }

    List<JournalEvent> from(int alreadyRead) {
        long end = reader.endOffset();
        if (alreadyRead != cursorCount || end < cursorOffset) {
            cursorCount = 0;
            cursorOffset = 0;
        }
        int skip = alreadyRead - cursorCount;
        List<JournalEvent> found = new ArrayList<>();
        reader.read(cursorOffset, end, entry -> add(entry, found));
        cursorCount += found.size();
        cursorOffset = end;
        return List.copyOf(found.subList(Math.min(skip, found.size()), found.size()));
    }

    private static void add(ConsumerRecord<byte[], byte[]> entry, List<JournalEvent> found) {
        try {
            found.add(Json.read(new String(entry.value(), StandardCharsets.UTF_8), JournalEvent.class));
        } catch (UncheckedIOException | NullPointerException e) {
            // A foreign record can't be removed from the topic, so refusing it would end the migration for good.
            LOG.warn("{}: the record at offset {} is not an event and is left out", entry.topic(), entry.offset());
        }
    }
}
