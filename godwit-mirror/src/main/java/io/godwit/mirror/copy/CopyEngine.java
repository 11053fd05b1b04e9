package io.godwit.mirror.copy;

import io.godwit.mirror.wire.ClusterWire;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two loops and what they share, as one thing that partitions are given to. For one calling thread. */
public final class CopyEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CopyEngine.class);
    private static final long CLOSE_MS = 10_000;

    /** How many connections to each broker of the source the engine uses. */
    public static final int SOURCE_CONNECTIONS = SourceLoop.CONNECTIONS;

    /** What the wire of the target has to be opened with. */
    public static final Duration MAX_STANDSTILL = Settling.STANDSTILL;

    /** How many connections to each broker of the target the engine uses: the tails have one more. */
    public static int targetConnections(CopySettings settings) {
        return settings.connectionsPerBroker() + 1;
    }

    private final OffsetRules rules;
    private final long producerId;
    private final CopyHealth sourceHealth = new CopyHealth();
    private final CopyHealth targetHealth = new CopyHealth();
    private final SourceLoop source;
    private final TargetLoop target;
    private final Thread sourceThread;
    private final Thread targetThread;
    private final Map<TopicPartition, Assigned> partitions = new ConcurrentHashMap<>();
    /** What was taken away and has something under way still. */
    private final Set<Assigned> leaving = ConcurrentHashMap.newKeySet();

    private volatile Optional<Throwable> death = Optional.empty();

    /**
     * Starts the loops.
     *
     * @param sourceWire of the cluster to read, given over to the engine
     * @param targetWire of the cluster to write, given over to the engine
     */
    public CopyEngine(
            String name,
            ClusterWire sourceWire,
            ClusterWire targetWire,
            Examiner examiner,
            CopySettings settings,
            OffsetRules rules,
            long producerId) {
        this.rules = rules;
        this.producerId = producerId;
        this.target = new TargetLoop(targetWire, settings, examiner, producerId, targetHealth, System::nanoTime);
        MemoryBudget budget = new MemoryBudget(settings.maxInFlightBytes(), sourceWire::wakeup);
        this.source = new SourceLoop(sourceWire, settings, budget, target, sourceHealth, System::nanoTime);
        target.feedFrom(new TargetLoop.Feed() {
            @Override
            public void start(Assigned assigned, Optional<Long> from, int generation) {
                source.start(
                        assigned.partition().lane(),
                        assigned.partition().progress(),
                        generation,
                        from,
                        assigned.maxBatchBytes(),
                        assigned.acceptsExpired());
            }

            @Override
            public void halt(TopicPartition partition) {
                source.forget(partition);
            }
        });
        this.sourceThread = thread(name + "-source", source);
        this.targetThread = thread(name + "-target", target);
        sourceThread.start();
        targetThread.start();
    }

    private Thread thread(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((unused, cause) -> {
            LOG.error("{} ended", name, cause);
            death = Optional.of(cause);
        });
        return thread;
    }

    /** What ended a loop that should run; nothing is copied any more then. */
    public Optional<Throwable> death() {
        return death;
    }

    public void track(Set<String> topics) {
        source.track(topics);
        target.track(topics);
    }

    public void pause(Set<String> topics) {
        source.pause(topics);
    }

    public void limit(OptionalLong bytesPerSecond) {
        source.limit(bytesPerSecond);
    }

    /** How fast single topics may be copied, and how long the source keeps their records. */
    public void pace(Map<String, TopicPace> paces) {
        source.pace(paces);
    }

    public boolean isCopying(TopicPartition partition) {
        return partitions.containsKey(partition);
    }

    public Set<TopicPartition> partitions() {
        return Set.copyOf(partitions.keySet());
    }

    /** Copies this partition from now on. */
    public void add(TopicPartition id, int maxBatchBytes, boolean takesPadding, Optional<Checkpoint> checkpoint) {
        TargetPartition partition = new TargetPartition(
                new Lane(id, source::roomIn),
                new PartitionProgress(),
                takesPadding ? rules : rules.withoutPadding(),
                producerId,
                () -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE),
                System::nanoTime);
        checkpoint.ifPresent(partition::found);
        Assigned assigned = new Assigned(partition, maxBatchBytes);
        partitions.put(id, assigned);
        target.add(assigned);
    }

    /** Copies it no more; what is under way still arrives, and until then it is {@link #leaving}. */
    public void remove(TopicPartition id) {
        source.forget(id);
        Assigned assigned = partitions.remove(id);
        if (assigned != null) {
            leaving.add(assigned);
            target.remove(assigned, () -> leaving.remove(assigned));
        }
    }

    /** Partitions that were removed and for which an answer of the target is still to come. */
    public Set<TopicPartition> leaving() {
        return leaving.stream().map(assigned -> assigned.partition().id()).collect(Collectors.toSet());
    }

    /**
     * Tries again after an operator acted.
     *
     * @param acceptsExpired what the source deleted meanwhile is a gap from now on
     */
    public void restart(TopicPartition id, int maxBatchBytes, boolean acceptsExpired) {
        target.restart(id, maxBatchBytes, acceptsExpired);
    }

    /** The checkpoints that should be made durable now; empty = it is needed no more. */
    public Map<TopicPartition, Optional<Checkpoint>> unsavedCheckpoints() {
        Map<TopicPartition, Optional<Checkpoint>> unsaved = new HashMap<>();
        partitions.forEach((id, assigned) -> {
            PartitionCheckpoint checkpoint = assigned.partition().checkpoint();
            if (!checkpoint.isSaved()) {
                unsaved.put(id, checkpoint.wanted());
            }
        });
        return unsaved;
    }

    public void saved(Map<TopicPartition, Optional<Checkpoint>> checkpoints) {
        checkpoints.forEach((id, checkpoint) -> Optional.ofNullable(partitions.get(id))
                .ifPresent(assigned -> assigned.partition().checkpoint().saved(checkpoint.orElse(null))));
        target.wakeup();
    }

    public Map<TopicPartition, PartitionReport> report() {
        Map<TopicPartition, PartitionReport> reports = new HashMap<>();
        partitions.forEach((id, assigned) ->
                reports.put(id, assigned.partition().progress().report()));
        return reports;
    }

    /** What is wrong with the connections: resource → cause. */
    public SortedMap<String, String> troubles() {
        SortedMap<String, String> all = new TreeMap<>(sourceHealth.troubles());
        all.putAll(targetHealth.troubles());
        death.ifPresent(cause -> all.put("mirror", "a loop ended: " + cause));
        return all;
    }

    /** Brokers because of which the mirror slows down by itself. */
    public List<HeldBack> heldBack() {
        return Stream.concat(sourceHealth.heldBack().stream(), targetHealth.heldBack().stream())
                .toList();
    }

    /** How long the target's slowest broker took for the last appends, in ms; empty before the first. */
    public OptionalLong appendLatencyMs() {
        return targetHealth.appendLatencyMs();
    }

    @Override
    public void close() {
        source.stop();
        target.stop();
        try {
            sourceThread.join(CLOSE_MS);
            targetThread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
