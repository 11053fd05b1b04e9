package io.godwit.kafka.journal;

import io.godwit.core.config.Migration;
import io.godwit.core.error.GodwitException;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.JournalPlace;
import io.godwit.core.journal.Lease;
import io.godwit.core.json.Json;
import io.godwit.core.model.OriginRecord;
import io.godwit.core.model.PartitionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease that this process holds: a transactional id, and a thread that renews the lease record. */
final class KafkaLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLease.class);

    private final Migration migration;
    private final Role role;
    private final LeaseRecord mine;
    private final LeaseTiming timing;
    private final FencedWriter writer;
    private final KafkaJournal journal;
    private final Thread heartbeats;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long lastHeartbeatNanos;

    private KafkaLease(Migration migration, Role role, LeaseRecord mine, LeaseTiming timing, FencedWriter writer) {
        this.migration = migration;
        this.role = role;
        this.mine = mine;
        this.timing = timing;
        this.writer = writer;
        this.journal = new KafkaJournal(JournalPlace.of(migration), KafkaJournal.TIME_LIMIT, () -> writer);
        this.heartbeats = new Thread(this::beatUntilClosed, "godwit-lease-" + LeaseRecord.word(role));
        heartbeats.setDaemon(true);
    }

    /** Takes the lease from whoever had it. */
    static KafkaLease take(Migration migration, Role role, LeaseRecord mine, LeaseTiming timing) {
        String word = LeaseRecord.word(role);
        FencedWriter writer = new FencedWriter(
                migration,
                "godwit." + migration.name() + ".lease." + word,
                "lease " + word + " of migration " + migration.name());
        KafkaLease lease = new KafkaLease(migration, role, mine, timing, writer);
        try {
            lease.beat();
        } catch (GodwitException e) {
            lease.journal.close();
            throw e;
        }
        lease.heartbeats.start();
        return lease;
    }

    @Override
    public void confirm() {
        if (writer.isLost()) {
            throw writer.lost(null);
        }
        if (System.nanoTime() - lastHeartbeatNanos > timing.overdue().toNanos()) {
            // The heartbeats are late, because this process or the target stood still. Nobody took the lease as long as
            // the cluster still accepts a write.
            beat();
        }
    }

    private void beat() {
        long beforeNanos = System.nanoTime();
        write(mine);
        lastHeartbeatNanos = beforeNanos;
    }

    private void write(LeaseRecord leaseRecord) {
        List<ProducerRecord<byte[], byte[]>> records =
                Chunks.records(migration.offsetsTopic(), LeaseRecord.key(role), Json.line(leaseRecord));
        writer.write(records);
    }

    private void beatUntilClosed() {
        try {
            while (!writer.isLost() && !closing.await(timing.heartbeat().toMillis(), TimeUnit.MILLISECONDS)) {
                beatOrWarn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beatOrWarn() {
        try {
            beat();
        } catch (GodwitException e) {
            LOG.warn("heartbeat of the lease failed: {}", e.getMessage());
        }
    }

    @Override
    public void append(PartitionId partition, List<OriginRecord> records, String key, String json) {
        List<ProducerRecord<byte[], byte[]>> together = new ArrayList<>();
        records.forEach(appended -> together.add(appended(partition, appended)));
        together.addAll(Chunks.records(migration.offsetsTopic(), key, json));
        writer.write(together);
    }

    private static ProducerRecord<byte[], byte[]> appended(PartitionId partition, OriginRecord appended) {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(
                partition.topic(),
                partition.partition(),
                appended.timestampMs().isPresent() ? appended.timestampMs().getAsLong() : null,
                appended.key().orElse(null),
                appended.value().orElse(null));
        appended.headers().forEach(header -> made.headers()
                .add(header.name(), header.value().orElse(null)));
        return made;
    }

    @Override
    public Journal journal() {
        return new Unclosed(journal);
    }

    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        try {
            heartbeats.join(Duration.ofSeconds(5).toMillis());
            if (!writer.isLost()) {
                write(mine.released());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (GodwitException e) {
            LOG.warn("the lease could not be given back and expires by itself: {}", e.getMessage());
        } finally {
            writer.close();
            journal.close();
        }
    }

    /** The lease's journal for its users, who may close what they were given while the lease needs it still. */
    private record Unclosed(Journal journal) implements Journal {
        @Override
        public void append(JournalEvent event) {
            journal.append(event);
        }

        @Override
        public List<JournalEvent> events() {
            return journal.events();
        }

        @Override
        public List<JournalEvent> eventsFrom(int alreadyRead) {
            return journal.eventsFrom(alreadyRead);
        }

        @Override
        public void put(String key, String json) {
            journal.put(key, json);
        }

        @Override
        public void putAll(SortedMap<String, String> values) {
            journal.putAll(values);
        }

        @Override
        public void remove(String key) {
            journal.remove(key);
        }

        @Override
        public Optional<String> get(String key) {
            return journal.get(key);
        }

        @Override
        public SortedMap<String, String> getAll(String prefix) {
            return journal.getAll(prefix);
        }

        @Override
        public void close() {}
    }
}
