package io.godwit.kafka.journal;

import io.godwit.core.config.Migration;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.JournalPlace;
import io.godwit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The journal in two topics on the target: the events in one that is only appended to, the values in a compacted one.
 *
 * <p>Reading a migration that never wrote anything finds nothing and creates nothing; the first write makes the topics.
 * Readers see committed records only, so never a write of a lease holder that was replaced. Several threads may use one
 * journal; their calls run one after the other.
 */
public final class KafkaJournal implements Journal {
    static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final JournalPlace place;
    private final Duration timeLimit;
    private final Admin admin;
    private final JournalTopics topics;
    private final Supplier<RecordWriter> writers;
    private @Nullable RecordWriter writer;
    private @Nullable EventLog events;
    private @Nullable ValueStore values;
    private final List<TopicReader> readers = new ArrayList<>();
    private boolean topicsMade;

    KafkaJournal(JournalPlace place, Duration timeLimit, Supplier<RecordWriter> writers) {
        this.place = place;
        this.timeLimit = timeLimit;
        this.admin = Admin.create(JournalClients.admin(place.cluster(), "godwit-journal", timeLimit));
        this.topics = new JournalTopics(admin, place, timeLimit);
        this.writers = writers;
    }

    /** The journal of a migration for a process without a lease; connects when it is first used. */
    public static KafkaJournal open(Migration migration) {
        return open(JournalPlace.of(migration));
    }

    /** As the other, for one that has no configuration of the migration. */
    public static KafkaJournal open(JournalPlace place) {
        return open(place, TIME_LIMIT);
    }

    /** As the others, with a limit for each operation that makes no progress. */
    public static KafkaJournal open(Migration migration, Duration timeLimit) {
        return open(JournalPlace.of(migration), timeLimit);
    }

    private static KafkaJournal open(JournalPlace place, Duration timeLimit) {
        return new KafkaJournal(place, timeLimit, () -> new PlainWriter(place, timeLimit));
    }

    @Override
    public synchronized void append(JournalEvent event) {
        byte[] json = Json.line(event).getBytes(StandardCharsets.UTF_8);
        if (json.length > Chunks.MAX_BYTES) {
            throw new IllegalArgumentException("an event of type " + event.type() + " has " + json.length
                    + " bytes, more than " + Chunks.MAX_BYTES);
        }
        write(List.of(new ProducerRecord<>(place.journalTopic(), 0, null, json)));
    }

    @Override
    public List<JournalEvent> events() {
        return eventsFrom(0);
    }

    @Override
    public synchronized List<JournalEvent> eventsFrom(int alreadyRead) {
        if (events == null) {
            if (!topics.exists(place.journalTopic())) {
                return List.of();
            }
            events = new EventLog(reader(place.journalTopic()));
        }
        return events.from(alreadyRead);
    }

    @Override
    public void put(String key, String json) {
        store(key, json);
    }

    @Override
    public synchronized void putAll(SortedMap<String, String> values) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            checkKey(entry.getKey());
            List<ProducerRecord<byte[], byte[]>> value =
                    Chunks.records(place.offsetsTopic(), entry.getKey(), entry.getValue());
            if (value.size() > 1) {
                store(entry.getKey(), entry.getValue());
            } else {
                records.addAll(value);
            }
        }
        if (!records.isEmpty()) {
            write(records);
        }
    }

    /** Stores a value; returns the target's time at which it was appended. */
    synchronized long store(String key, String json) {
        checkKey(key);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(Chunks.records(place.offsetsTopic(), key, json));
        int valueRecords = records.size();
        boolean mayReplacePieces = valueRecords > 1 || values != null;
        if (!mayReplacePieces) {
            return write(records);
        }
        List<ProducerRecord<byte[], byte[]>> cleanup = removalOfPieces(key);
        long appendedAtMs = write(records);
        if (!cleanup.isEmpty()) {
            write(cleanup);
        }
        return appendedAtMs;
    }

    @Override
    public synchronized void remove(String key) {
        checkKey(key);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(Chunks.tombstone(place.offsetsTopic(), key));
        records.addAll(removalOfPieces(key));
        write(records);
    }

    @Override
    public Optional<String> get(String key) {
        return stored(key).map(StoredValue::json);
    }

    /** A value with the target's time at which it was appended. */
    synchronized Optional<StoredValue> stored(String key) {
        return currentValues().flatMap(current -> current.get(key));
    }

    @Override
    public synchronized SortedMap<String, String> getAll(String prefix) {
        return currentValues()
                .map(current -> current.withPrefix(prefix))
                .orElseGet(() -> Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    private static void checkKey(String key) {
        if (key.isEmpty() || key.indexOf(Chunks.SEPARATOR) >= 0) {
            throw new IllegalArgumentException("a key has at least one character and no line break");
        }
    }

    private List<ProducerRecord<byte[], byte[]>> removalOfPieces(String key) {
        List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
        currentValues().ifPresent(current -> current.chunkKeys(key)
                .forEach(chunkKey -> tombstones.add(Chunks.tombstone(place.offsetsTopic(), chunkKey))));
        return tombstones;
    }

    private Optional<ValueStore> currentValues() {
        if (values == null) {
            if (!topics.exists(place.offsetsTopic())) {
                return Optional.empty();
            }
            values = new ValueStore(reader(place.offsetsTopic()));
        }
        values.refresh();
        return Optional.of(values);
    }

    private TopicReader reader(String topic) {
        TopicReader reader = new TopicReader(topic, topics, place.cluster(), timeLimit);
        readers.add(reader);
        return reader;
    }

    private long write(List<ProducerRecord<byte[], byte[]>> records) {
        makeTopics();
        if (writer == null) {
            writer = writers.get();
        }
        return writer.write(records);
    }

    /** Makes the topics unless they are there. */
    synchronized void makeTopics() {
        if (!topicsMade) {
            if (!topics.exists(place.journalTopic()) || !topics.exists(place.offsetsTopic())) {
                topics.create();
            }
            topicsMade = true;
        }
    }

    @Override
    public synchronized void close() {
        if (writer != null) {
            writer.close();
        }
        readers.forEach(TopicReader::close);
        admin.close(Duration.ofSeconds(1));
    }
}
