package io.godwit.migration.rehearsal;

import io.godwit.core.completion.Completion;
import io.godwit.core.config.Migration;
import io.godwit.core.cutover.Gate;
import io.godwit.core.cutover.GroupPositions.Position;
import io.godwit.core.cutover.Setback;
import io.godwit.core.error.GodwitException;
import io.godwit.core.finding.Finding;
import io.godwit.core.journal.Lease;
import io.godwit.core.journal.LeaseHolder;
import io.godwit.core.rehearsal.Shadow;
import io.godwit.core.rehearsal.ShadowNames;
import io.godwit.core.rehearsal.ShadowWave;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.core.rehearsal.TrafficShape;
import io.godwit.kafka.groups.KafkaConsumerGroups;
import io.godwit.kafka.journal.KafkaJournal;
import io.godwit.kafka.journal.KafkaLeases;
import io.godwit.kafka.measure.TrafficSampler;
import io.godwit.kafka.writers.KafkaPartitionLogs;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.cutover.Waiting;
import io.godwit.migration.cutover.WaveConnection;
import io.godwit.migration.plan.ClusterPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A wave's cutover, there, back and there again, on shadow topics and groups. Everything that it makes is removed at its end, also
 * after a failure; after a kill by the next run.
 */
public final class Rehearsal {
    private static final Duration READ = Duration.ofSeconds(15);

    private final Migration migration;
    private final Path folder;
    private final LeaseHolder self;
    private final Supplier<List<Finding>> doctor;
    private final Narrator narrator;
    private final Waiting waiting = Waiting.system();

    /**
     * @param migration the real one
     * @param folder that of the configuration, where relative files of applications begin
     * @param self who rehearses
     * @param doctor the findings about the real migration
     */
    public Rehearsal(
            Migration migration, Path folder, LeaseHolder self, Supplier<List<Finding>> doctor, Narrator narrator) {
        this.migration = migration;
        this.folder = folder;
        this.self = self;
        this.doctor = doctor;
        this.narrator = narrator;
    }

    /** The real wave, as it is now. */
    private record RealWave(Shadow shadow, List<Gate> unmet) {}

    /**
     * Removes what an earlier run left behind.
     *
     * @return what was removed, one line each
     */
    public List<String> clean() {
        Migration bare = ShadowNames.bare(migration);
        try (ClusterPair clusters = ClusterPair.open(bare)) {
            return new ShadowCleaning(bare, clusters, self).cleanLeftovers();
        }
    }

    /**
     * @param wave the real wave; empty = the only one
     * @throws GodwitException if it can't begin; a failure on the way is in the report
     */
    public RehearsalReport run(Optional<String> wave, RehearsalRequest request) throws InterruptedException {
        try (KafkaJournal journal = KafkaJournal.open(migration)) {
            Completion.refuseIn(journal, migration.name());
        }
        RealWave real = look(wave);
        try (ClusterPair clusters = ClusterPair.open(real.shadow().migration())) {
            ShadowCleaning cleaning = new ShadowCleaning(real.shadow().migration(), clusters, self);
            cleaning.cleanLeftovers().forEach(line -> narrator.say("left by an earlier rehearsal, removed: " + line));
            ShadowTopics topics = new ShadowTopics(real.shadow(), clusters);
            topics.requirePossible();
            Story story =
                    new Story(real.shadow(), request, waiting, narrator, traffic(real.shadow(), clusters, request));
            MadeShadows made = new MadeShadows(
                    real.shadow().shadowTopics(),
                    new TreeSet<>(real.shadow().reads().keySet()));
            Optional<GodwitException> failure = Optional.empty();
            Optional<GodwitException> uncleaned;
            try {
                play(story, real.shadow(), clusters, topics, made);
            } catch (GodwitException e) {
                failure = Optional.of(e);
            } finally {
                uncleaned = clean(cleaning, made);
            }
            return story.report(
                    migration, failure.or(() -> uncleaned).map(why -> Setback.of(waiting.now(), why)), real.unmet());
        }
    }

    private void play(Story story, Shadow shadow, ClusterPair clusters, ShadowTopics topics, MadeShadows made)
            throws InterruptedException {
        try (Lease lease = new KafkaLeases(shadow.migration(), self).acquire(Lease.Role.OPERATOR)) {
            made.store(lease.journal());
            narrator.say("making " + shadow.topics().size() + " shadow topics on both clusters");
            topics.make(lease, self.actor(), waiting.clock());
            RehearsedApplications applications = new RehearsedApplications(
                    shadow,
                    clusters,
                    story.trafficByTopic(),
                    topics.partitions(),
                    topics.compacted(),
                    waiting.clock(),
                    narrator);
            try (Stage stage = new Stage(shadow, clusters, lease, applications, self, waiting, narrator)) {
                story.play(stage, applications);
            } finally {
                applications.close();
            }
        }
    }

    /** The end of it must not be cut short by the signal that asked for it. */
    private Optional<GodwitException> clean(ShadowCleaning cleaning, MadeShadows made) {
        boolean interrupted = Thread.interrupted();
        try {
            narrator.say("removing everything that the rehearsal made");
            cleaning.clean(Optional.of(made));
            return Optional.empty();
        } catch (GodwitException e) {
            narrator.say(e.code().id() + " " + e.resource() + ": " + e.reason());
            return Optional.of(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RealWave look(Optional<String> wave) throws InterruptedException {
        try (WaveConnection connection = WaveConnection.open(migration, folder, wave, self, doctor, narrator);
                ClusterPair clusters = ClusterPair.open(migration)) {
            SortedSet<String> copied = new TreeSet<>(new KafkaPartitionLogs(clusters.source()).topics());
            copied.removeIf(topic -> !migration.topics().selects(topic));
            Shadow shadow = ShadowWave.of(
                    migration,
                    connection.plan(),
                    copied,
                    committed(clusters, connection.plan().groups()));
            boolean switched = connection.report().state().equals("SWITCHED");
            List<Gate> unmet = switched
                    ? List.of()
                    : connection.gates().stream().filter(gate -> !gate.isMet()).toList();
            return new RealWave(shadow, unmet);
        }
    }

    private static SortedMap<String, SortedSet<String>> committed(ClusterPair clusters, SortedSet<String> groups) {
        KafkaConsumerGroups source = new KafkaConsumerGroups(clusters.source());
        SortedMap<String, SortedSet<String>> committed = new TreeMap<>();
        for (String group : groups) {
            SortedSet<String> topics = new TreeSet<>();
            for (Position position : source.committed(group)) {
                topics.add(position.partition().topic());
            }
            committed.put(group, topics);
        }
        return committed;
    }

    private List<TopicTraffic> traffic(Shadow shadow, ClusterPair clusters, RehearsalRequest request) {
        narrator.say("measuring the traffic of " + shadow.topics().size() + " topics");
        SortedMap<String, TopicTraffic> measured = new TrafficSampler(clusters.source(), READ)
                .sample(shadow.topics().keySet(), request.measureOver(), waiting.now());
        return TrafficShape.of(List.copyOf(measured.values()), request.bytesPerSecond(), request.maxBytesPerSecond());
    }
}
