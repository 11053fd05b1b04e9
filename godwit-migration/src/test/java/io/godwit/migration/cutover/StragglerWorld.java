package io.godwit.migration.cutover;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.OffsetsConfig;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.CutoverStore;
import io.godwit.core.cutover.ProducerState;
import io.godwit.core.cutover.SwitchPoint;
import io.godwit.core.cutover.SwitchPoint.PartitionEnds;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.JournalError;
import io.godwit.core.journal.InMemoryJournal;
import io.godwit.core.journal.InMemoryLeases;
import io.godwit.core.journal.Journal;
import io.godwit.core.journal.JournalEvent;
import io.godwit.core.journal.Lease;
import io.godwit.core.model.PartitionId;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.straggler.StragglerStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A wave {@code all} that was switched at offset 3 of each partition; the reverse mirror writes as producer 9, the forward one as 5. */
final class StragglerWorld implements Waiting {
    static final PartitionId A_0 = new PartitionId("a", 0);
    static final PartitionId A_1 = new PartitionId("a", 1);
    static final PartitionId B_0 = new PartitionId("b", 0);
    static final long REVERSE = 9;
    static final long FORWARD = 5;
    static final long STRAGGLER = 4711;
    private static final Instant SWITCHED_AT = Instant.parse("2026-01-01T00:00:00Z");

    final Fuse fuse = new Fuse();
    final FakeLog source = new FakeLog();
    final FakeLog target = new FakeLog();
    final FakeCluster sourceCluster = new FakeCluster(fuse);
    final FakeCluster targetCluster = new FakeCluster(fuse);
    final InMemoryJournal memory = new InMemoryJournal();
    final InMemoryLeases leases = new InMemoryLeases(new Fused());
    final List<String> said = new ArrayList<>();
    final Migration migration;
    boolean refusing;
    private Instant now = SWITCHED_AT.plusSeconds(60);

    StragglerWorld(boolean copiesBack) {
        this(copiesBack, true);
    }

    StragglerWorld(boolean copiesBack, boolean batch) {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        Migration based = batch ? TestMigrations.batch(plain, OffsetsConfig.STANDARD) : plain;
        migration = new Migration(
                based.name(),
                based.source(),
                based.target(),
                based.topics(),
                based.groups(),
                based.policies(),
                based.mirror(),
                based.verify(),
                based.cutover(),
                List.of(Application.of("crm", KafkaUse.of(List.of(), List.of("a", "b")))),
                List.of(new Wave("all", List.of("crm"))));
        memory.put("mirror/producer-id", Long.toString(FORWARD));
        memory.put("mirror/reverse-producer-id", Long.toString(REVERSE));
        for (PartitionId partition : List.of(A_0, A_1, B_0)) {
            for (int i = 0; i < 3; i++) {
                source.write(partition, 1, "old " + i);
                target.write(partition, FORWARD, "old " + i);
            }
        }
        leases.appendTo((partition, records, key, json) -> {
            if (refusing) {
                throw new GodwitException(JournalError.UNAVAILABLE, "target", "the topic refuses it", "mend it");
            }
            fuse.tick();
            target.append(partition, records);
            targetCluster.ends.put(partition, target.end(partition));
            memory.put(key, json);
            fuse.tick();
        });
        store(memory).save(switched(copiesBack), "");
        if (copiesBack) {
            new CopyDirections(memory)
                    .turn("all", new TreeSet<>(List.of("a", "b")), CopyDirection.REVERSE, SWITCHED_AT);
        }
    }

    ProducerState.Switched switched(boolean copiesBack) {
        SwitchPoint point = new SwitchPoint(
                List.of(new PartitionEnds(A_0, 3, 3), new PartitionEnds(A_1, 3, 3), new PartitionEnds(B_0, 3, 3)));
        return new ProducerState.Switched(
                SWITCHED_AT, SWITCHED_AT, new TreeSet<>(), point, List.of(), List.of(), copiesBack);
    }

    CutoverStore store(Journal journal) {
        return new CutoverStore(journal, "all", "ann@here/42", clock());
    }

    /** A record of an application that the reverse mirror copies back. */
    void moved(PartitionId partition, String value) {
        target.write(partition, 123, value);
        source.write(partition, REVERSE, value);
    }

    WaveScope scope() {
        for (PartitionId partition : List.of(A_0, A_1, B_0)) {
            sourceCluster.ends.put(partition, source.end(partition));
            targetCluster.ends.put(partition, target.end(partition));
        }
        SortedSet<String> topics = new TreeSet<>(List.of("a", "b"));
        return new WaveScope(
                migration,
                WavePlan.of(migration, migration.waves().get(0), topics, new TreeSet<>()),
                topics,
                new WaveScope.Side(sourceCluster, sourceCluster),
                new WaveScope.Side(targetCluster, targetCluster),
                this);
    }

    StragglersReport report() {
        return new StragglerLogs(scope(), source, target).report(store(memory), memory);
    }

    void copy() throws InterruptedException {
        try (Lease lease = leases.acquire(Lease.Role.OPERATOR)) {
            new StragglerLogs(scope(), source, target)
                    .copy(store(lease.journal()), lease, "ann@here/42", () -> false, said::add)
                    .run();
        }
    }

    Stragglers look() {
        return Stragglers.look(
                scope(), memory, (ProducerState.Switched) store(memory).producers());
    }

    SortedSet<String> leftAlone() {
        return new CopyDirections(memory)
                .order(StragglerStore.order("all"))
                .map(order -> order.topics())
                .orElseGet(TreeSet::new);
    }

    List<JournalEvent> events(String type) {
        return memory.events().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
    }

    /** A journal in which a process can die before and after each write. */
    private final class Fused implements Journal {
        @Override
        public void append(JournalEvent event) {
            fuse.tick();
            memory.append(event);
            fuse.tick();
        }

        @Override
        public List<JournalEvent> events() {
            return memory.events();
        }

        @Override
        public List<JournalEvent> eventsFrom(int alreadyRead) {
            return memory.eventsFrom(alreadyRead);
        }

        @Override
        public void put(String key, String json) {
            fuse.tick();
            memory.put(key, json);
            fuse.tick();
        }

        @Override
        public void remove(String key) {
            memory.remove(key);
        }

        @Override
        public Optional<String> get(String key) {
            return memory.get(key);
        }

        @Override
        public SortedMap<String, String> getAll(String prefix) {
            return new TreeMap<>(memory.getAll(prefix));
        }

        @Override
        public void close() {}
    }
}
