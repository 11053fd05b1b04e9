package io.godwit.migration.mirror;

import io.godwit.core.completion.Completion;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.CutoverTopics;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.engine.LogRange;
import io.godwit.core.engine.TopicLogs;
import io.godwit.core.engine.TopicShape;
import io.godwit.core.journal.Journal;
import io.godwit.core.model.PartitionId;
import io.godwit.core.progress.PartitionSample;
import io.godwit.core.progress.TopicProgress;
import io.godwit.core.reverse.CopyDirection;
import io.godwit.core.reverse.CopyDirections;
import io.godwit.core.status.MigrationStatus;
import io.godwit.core.status.MirrorSession;
import io.godwit.core.status.PartitionStatus;
import io.godwit.core.status.TopicState;
import io.godwit.core.status.TopicStatus;
import io.godwit.core.status.WatchStatus;
import io.godwit.core.status.WatchStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells the status from anywhere: what the running mirror wrote; without one, what the last run left, held against what the
 * source has now; before the first run, what both clusters have.
 */
public final class StatusReader {
    private static final String NOT_RUNNING = "no mirror is running";

    private final Migration migration;
    private final Journal journal;
    private final StatusStore store;
    private final Supplier<Clusters> clusters;
    private final Clock clock;

    /** Both clusters, looked at only when no mirror does. */
    public record Clusters(TopicLogs source, TopicLogs target) {}

    public StatusReader(Migration migration, Journal journal, Supplier<Clusters> clusters, Clock clock) {
        this.migration = migration;
        this.journal = journal;
        this.store = new StatusStore(journal);
        this.clusters = clusters;
        this.clock = clock;
    }

    public MigrationStatus read() {
        Optional<Completion> completion = Completion.of(journal);
        if (completion.isPresent()) {
            return ofCompleted(migration, journal, completion.get(), clock);
        }
        Instant now = clock.instant();
        Optional<MirrorSession> session = store.session();
        List<TopicStatus> topics = session.map(found -> found.isRunning(now)).orElse(false)
                ? List.copyOf(store.topics().values())
                : lookedAt(now, store.topics());
        return StatusAssembly.of(
                migration.name(), now, session, withWaves(withDirection(withCutover(topics))), watches());
    }

    private List<WatchStatus> watches() {
        return new WatchStore(journal)
                .all().stream()
                        .filter(watch -> migration.waves().stream()
                                .anyMatch(wave -> wave.name().equals(watch.wave())))
                        .toList();
    }

    /** Where there are several waves, each topic says with which one its producers move. */
    private List<TopicStatus> withWaves(List<TopicStatus> topics) {
        if (migration.waves().size() == 1) {
            return topics;
        }
        SortedSet<String> names = new TreeSet<>();
        topics.forEach(topic -> names.add(topic.topic()));
        Map<String, String> waves = new HashMap<>();
        migration.waves().forEach(wave -> WavePlan.of(migration, wave, names, new TreeSet<>())
                .topics()
                .forEach(topic -> waves.put(topic, wave.name())));
        return topics.stream()
                .map(topic -> {
                    String wave = waves.get(topic.topic());
                    return wave == null ? topic : topic.ofWave(wave);
                })
                .toList();
    }

    /** The last word on each topic, of a migration that is over or is being ended; asks no cluster but for the journal. */
    public static MigrationStatus ofCompleted(
            Migration migration, Journal journal, Completion completion, Clock clock) {
        StatusReader reader = new StatusReader(
                migration,
                journal,
                () -> {
                    throw new IllegalStateException("a migration that is over is not looked at");
                },
                clock);
        List<TopicStatus> topics = List.copyOf(reader.store.topics().values());
        MigrationStatus status = StatusAssembly.of(
                migration.name(),
                clock.instant(),
                reader.store.session(),
                reader.withDirection(reader.withCutover(topics)));
        return completion.isDone()
                ? status.ended(
                        "COMPLETED",
                        completion.since(),
                        "completed by " + completion.actor() + "; the evidence is in " + completion.evidence(),
                        "")
                : status.ended(
                        "COMPLETING",
                        completion.startedAt(),
                        "being completed by " + completion.actor() + ", at " + completion.stage(),
                        "godwit complete");
    }

    private List<TopicStatus> withDirection(List<TopicStatus> topics) {
        SortedMap<String, CopyDirection> turned = new CopyDirections(journal).turned();
        return topics.stream()
                .map(topic -> turned.containsKey(topic.topic())
                        ? topic.turned(turned.get(topic.topic()).name())
                        : topic)
                .toList();
    }

    /** Of topics that are copied back, the target's log is the one that is read. */
    private Map<PartitionId, LogRange> ranges(Clusters both, List<PartitionId> partitions) {
        SortedMap<String, CopyDirection> turned = new CopyDirections(journal).turned();
        Map<Boolean, List<PartitionId>> reversed = partitions.stream()
                .collect(
                        Collectors.partitioningBy(partition -> turned.get(partition.topic()) == CopyDirection.REVERSE));
        Map<PartitionId, LogRange> ranges =
                new HashMap<>(both.source().ranges(reversed.getOrDefault(false, List.of())));
        ranges.putAll(both.target().ranges(reversed.getOrDefault(true, List.of())));
        return ranges;
    }

    /** Once a cutover has a topic in its hands, its state is the cutover's, unless something keeps the copy from going on. */
    private List<TopicStatus> withCutover(List<TopicStatus> topics) {
        SortedSet<String> names = new TreeSet<>();
        topics.forEach(topic -> names.add(topic.topic()));
        SortedMap<String, CutoverTopics.Standing> standings = CutoverTopics.standings(migration, names, journal, clock);
        return topics.stream()
                .map(topic -> {
                    CutoverTopics.Standing standing = standings.get(topic.topic());
                    return standing == null || isKept(topic.state())
                            ? topic
                            : topic.in(standing.state(), standing.since());
                })
                .toList();
    }

    private List<TopicStatus> lookedAt(Instant now, SortedMap<String, TopicStatus> left) {
        Clusters both = clusters.get();
        SortedMap<String, TopicShape> source = both.source().topics(migration.topics()::selects);
        SortedMap<String, TopicShape> target = both.target().topics(migration.topics()::selects);
        List<PartitionId> partitions = new ArrayList<>();
        source.values().forEach(shape -> {
            for (int i = 0; i < shape.partitions(); i++) {
                partitions.add(new PartitionId(shape.name(), i));
            }
        });
        Map<String, SortedMap<Integer, LogRange>> ranges = new TreeMap<>();
        ranges(both, partitions)
                .forEach((partition, range) -> ranges.computeIfAbsent(partition.topic(), unused -> new TreeMap<>())
                        .put(partition.partition(), range));
        SortedMap<String, TopicStatus> all = new TreeMap<>(left);
        source.keySet()
                .forEach(topic -> all.put(
                        topic,
                        topic(
                                now,
                                topic,
                                source.get(topic),
                                target.get(topic),
                                left.get(topic),
                                ranges.getOrDefault(topic, new TreeMap<>()))));
        return List.copyOf(all.values());
    }

    private static TopicStatus topic(
            Instant now,
            String name,
            @org.jspecify.annotations.Nullable TopicShape source,
            @org.jspecify.annotations.Nullable TopicShape target,
            @org.jspecify.annotations.Nullable TopicStatus left,
            SortedMap<Integer, LogRange> ranges) {
        TopicProgress progress =
                new TopicProgress(left == null ? TopicProgress.Carried.NOTHING : TopicProgress.Carried.of(left));
        progress.add(now, samples(left, ranges));
        if (left != null && isKept(left.state())) {
            return new TopicStatus(
                    name,
                    left.state(),
                    left.since(),
                    left.reason(),
                    left.code(),
                    left.next(),
                    left.who(),
                    left.direction(),
                    left.wave(),
                    left.throttleBytesPerSecond(),
                    left.paths(),
                    left.offsets(),
                    progress.figures(),
                    progress.partitions());
        }
        String knownId = left == null || source == null ? null : source.id().orElse(null);
        TopicState state = TopicReadiness.obstacle(name, source, target, knownId)
                .orElseGet(() -> new TopicState.Created(NOT_RUNNING, "godwit mirror", TopicState.Actor.OPERATOR));
        TopicStatus status = TopicStatus.of(name, state, now, progress.figures(), progress.partitions());
        if (left == null) {
            return status;
        }
        return state instanceof TopicState.Created && !left.state().equals("PLANNED")
                ? withState(status, left)
                : status.copied(left.throttleBytesPerSecond(), left.paths());
    }

    private static boolean isKept(String state) {
        return state.equals("BLOCKED") || state.equals("PAUSED");
    }

    /** How far it came stays true; that nobody goes on is the news. */
    private static TopicStatus withState(TopicStatus status, TopicStatus left) {
        return new TopicStatus(
                status.topic(),
                left.state(),
                left.since(),
                status.reason(),
                status.code(),
                status.next(),
                status.who(),
                status.direction(),
                status.wave(),
                left.throttleBytesPerSecond(),
                left.paths(),
                left.offsets(),
                status.progress(),
                status.partitions());
    }

    private static SortedMap<Integer, PartitionSample> samples(
            @org.jspecify.annotations.Nullable TopicStatus left, SortedMap<Integer, LogRange> ranges) {
        Map<Integer, PartitionStatus> known = new TreeMap<>();
        if (left != null) {
            left.partitions().forEach(partition -> known.put(partition.partition(), partition));
        }
        SortedMap<Integer, PartitionSample> samples = new TreeMap<>();
        ranges.forEach((partition, range) -> {
            Optional<PartitionStatus> its = Optional.ofNullable(known.get(partition));
            samples.put(
                    partition,
                    new PartitionSample(
                            range.start(),
                            range.end(),
                            its.map(PartitionStatus::position).orElseGet(OptionalLong::empty),
                            OptionalLong.of(0),
                            OptionalLong.of(0),
                            OptionalLong.empty(),
                            Optional.empty(),
                            its.flatMap(PartitionStatus::offsets)));
        });
        return samples;
    }
}
