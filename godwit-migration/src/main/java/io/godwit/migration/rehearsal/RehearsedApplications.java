package io.godwit.migration.rehearsal;

import io.godwit.core.config.Application;
import io.godwit.core.cutover.TopicPause;
import io.godwit.core.error.CutoverError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterSide;
import io.godwit.core.rehearsal.Arrivals;
import io.godwit.core.rehearsal.Judgement;
import io.godwit.core.rehearsal.Shadow;
import io.godwit.core.rehearsal.TopicTraffic;
import io.godwit.core.rehearsal.WrittenRecords;
import io.godwit.migration.cutover.ApplicationActions;
import io.godwit.migration.cutover.Narrator;
import io.godwit.migration.plan.ClusterPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The applications of a rehearsal, as threads of this process. What they wrote and got is counted over all of their runs, on both
 * clusters. For one thread.
 */
final class RehearsedApplications implements ApplicationActions, AutoCloseable {
    private static final Duration END = Duration.ofSeconds(20);

    private final Shadow shadow;
    private final ClusterPair clusters;
    private final Set<String> compacted;
    private final Clock clock;
    private final Narrator narrator;
    private final WrittenRecords written = new WrittenRecords();
    private final SortedMap<String, SortedMap<String, Arrivals>> arrivals = new TreeMap<>();
    private final SortedMap<String, List<TrafficSource>> sources = new TreeMap<>();
    private final Map<String, Running> running = new TreeMap<>();

    private record Running(ClusterSide side, List<ApplicationWorker> workers, List<Thread> threads) {}

    /**
     * @param traffic by real topic
     * @param partitions of each shadow topic
     * @param compacted shadow topics of which only the last record of each key stays
     */
    RehearsedApplications(
            Shadow shadow,
            ClusterPair clusters,
            SortedMap<String, TopicTraffic> traffic,
            Map<String, Integer> partitions,
            Set<String> compacted,
            Clock clock,
            Narrator narrator) {
        this.shadow = shadow;
        this.clusters = clusters;
        this.compacted = Set.copyOf(compacted);
        this.clock = clock;
        this.narrator = narrator;
        shadow.reads().forEach((group, topics) -> {
            SortedMap<String, Arrivals> byTopic = new TreeMap<>();
            topics.forEach(topic -> byTopic.put(topic, new Arrivals()));
            arrivals.put(group, byTopic);
        });
        makeSources(traffic, partitions);
    }

    /** Several writers of a topic share its traffic. */
    private void makeSources(SortedMap<String, TopicTraffic> traffic, Map<String, Integer> partitions) {
        Map<String, Integer> writers = new TreeMap<>();
        shadow.migration()
                .applications()
                .forEach(application -> application.produces().forEach(topic -> writers.merge(topic, 1, Integer::sum)));
        int number = 0;
        long now = System.nanoTime();
        for (Application application : shadow.migration().applications()) {
            String writer = "w" + ++number;
            List<TrafficSource> its = new ArrayList<>();
            for (String topic : application.produces()) {
                TopicTraffic whole = java.util.Objects.requireNonNull(traffic.get(shadow.real(topic)), topic);
                TopicTraffic share = new TopicTraffic(
                        whole.topic(),
                        whole.recordsPerSecond() / writers.getOrDefault(topic, 1),
                        whole.recordBytes(),
                        whole.keylessShare(),
                        whole.keyWeights());
                its.add(new TrafficSource(topic, writer, share, partitions.getOrDefault(topic, 1), written, now));
            }
            sources.put(application.name(), its);
        }
    }

    /** All of them on the source, those that stay there too. */
    void startAll() {
        shadow.migration().applications().forEach(application -> start(application, ClusterSide.SOURCE, END));
    }

    @Override
    public void start(Application application, ClusterSide side, Duration limit) {
        Running now = running.get(application.name());
        if (now != null && now.side() == side) {
            return;
        }
        if (now != null) {
            throw new IllegalStateException(
                    application.name() + " runs on the " + now.side().word());
        }
        narrator.say(application.name() + ": starts on the " + side.word());
        List<ApplicationWorker> workers = workers(application, side);
        List<Thread> threads = new ArrayList<>();
        for (ApplicationWorker worker : workers) {
            Thread thread = new Thread(worker, "godwit-rehearsed-" + application.name() + "-" + threads.size());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        running.put(application.name(), new Running(side, workers, threads));
    }

    /** The first group's thread writes, so that what it read and what it wrote are committed together. */
    private List<ApplicationWorker> workers(Application application, ClusterSide side) {
        List<ApplicationWorker> workers = new ArrayList<>();
        List<TrafficSource> writes = sources.getOrDefault(application.name(), List.of());
        Optional<String> transactionalId =
                application.kafka().transactionalIds().stream().findFirst();
        List<Optional<String>> groups = new ArrayList<>();
        application.groups().forEach(group -> groups.add(Optional.of(group)));
        if (groups.isEmpty()) {
            groups.add(Optional.empty());
        }
        for (Optional<String> group : groups) {
            boolean first = workers.isEmpty();
            workers.add(new ApplicationWorker(
                    new ApplicationWorker.Role(
                            application.name(),
                            group,
                            group.map(name -> arrivals.getOrDefault(name, new TreeMap<>()))
                                    .orElseGet(TreeMap::new),
                            first ? writes : List.of(),
                            first && !writes.isEmpty() ? transactionalId : Optional.empty()),
                    side == ClusterSide.SOURCE ? clusters.source() : clusters.target(),
                    written,
                    clock));
        }
        return workers;
    }

    @Override
    public void stop(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        Running now = running.get(application.name());
        if (now == null) {
            return;
        }
        narrator.say(application.name() + ": stops on the " + now.side().word());
        now.workers().forEach(ApplicationWorker::stop);
        for (Thread thread : now.threads()) {
            thread.join(limit.toMillis());
            if (thread.isAlive()) {
                throw new GodwitException(
                        CutoverError.COMMAND_TIMED_OUT,
                        "application " + application.name(),
                        "its shadow did not stop within " + limit.toSeconds() + " s",
                        "see that both clusters answer, then rehearse again");
            }
        }
        running.remove(application.name());
    }

    @Override
    public void awaitHealthy(Application application, ClusterSide side, Duration limit) throws InterruptedException {
        Running now = running.get(application.name());
        if (now == null) {
            return;
        }
        for (ApplicationWorker worker : now.workers()) {
            if (!worker.awaitWorking(limit)) {
                throw new GodwitException(
                        CutoverError.UNHEALTHY,
                        "application " + application.name(),
                        "its shadow did not begin to work on the " + side.word() + " within " + limit.toSeconds() + " s"
                                + worker.trouble().map(why -> ": " + why).orElse(""),
                        "see that both clusters answer and permit what the rehearsal needs (docs/reference/permissions.md)");
            }
        }
    }

    void markPauses() {
        written.markPauses();
    }

    /** By shadow topic, as their writers saw it. */
    List<TopicPause> longestPauses() {
        return written.longestPauses();
    }

    /** What went wrong with threads that go on by themselves, one line each. */
    List<String> troubles() {
        return running.entrySet().stream()
                .flatMap(entry -> entry.getValue().workers().stream()
                        .flatMap(worker -> worker.trouble().stream())
                        .map(why -> entry.getKey() + ": " + why))
                .toList();
    }

    /** Stops what writes only, and all writing of the others. */
    void stopWriting() throws InterruptedException {
        for (Application application : shadow.migration().applications()) {
            if (application.groups().isEmpty()) {
                stop(application, ClusterSide.SOURCE, END);
            }
        }
        sources.values().forEach(its -> its.forEach(TrafficSource::end));
    }

    /** What is known now; final once nobody writes any more and all have caught up. */
    Judgement judge() {
        List<Judgement.Line> lines = new ArrayList<>();
        arrivals.forEach((group, byTopic) -> byTopic.forEach((topic, got) -> lines.add(new Judgement.Line(
                shadow.realGroups().getOrDefault(group, group),
                shadow.real(topic),
                written.confirmed(topic),
                got.received(),
                written.missing(topic, got, compacted.contains(topic)) + got.unreadable(),
                got.doubled(),
                got.outOfOrder(),
                got.examples()))));
        return new Judgement(written.confirmed(), lines);
    }

    /** Ends all threads, as far as they do within some seconds. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        running.values().forEach(now -> now.workers().forEach(ApplicationWorker::stop));
        for (Running now : running.values()) {
            for (Thread thread : now.threads()) {
                try {
                    thread.join(END.toMillis());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        running.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
