package io.godwit.mirror.copy;

import io.godwit.mirror.copy.BrokerFetches.Fetch;
import io.godwit.mirror.copy.SourcePartition.Wish;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.TopicView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings each partition's wish to the broker that can fulfil it, once nothing stands against it: its topic is not paused and paid
 * for, there is room for what comes, and there is a leader. Owned by the source loop.
 */
final class FetchSchedule {
    private static final Duration RETRY = Duration.ofMillis(200);

    private final ClusterWire wire;
    private final CopySettings settings;
    private final MemoryBudget budget;
    private final LongSupplier nanoTime;
    private final Owner owner;
    private final ByteRate total;
    private final TopicRates topics;
    private final Map<Integer, BrokerFetches> brokers = new HashMap<>();

    /** Partitions with a wish that is not with a broker yet. */
    private final Set<SourcePartition> waiting = new LinkedHashSet<>();

    /** Partitions of which enough is on its way to the target. */
    private final Set<SourcePartition> crowded = new HashSet<>();

    /** Partitions of paused topics. */
    private final Set<SourcePartition> held = new HashSet<>();

    private final Map<SourcePartition, Long> retryAtNanos = new HashMap<>();
    private Set<String> pausedTopics = Set.of();
    private long wishesMovedNanos;

    /** The loop whose partitions these are. */
    interface Owner {
        Collection<SourcePartition> partitions();

        /** Whether its topic is there and still the same; the copy of one that is not is stopped. */
        boolean isUsable(SourcePartition partition);

        void askForStarts(int broker, Set<TopicPartition> ids);

        void askForEnds(int broker, Set<TopicPartition> ids);

        void fetched(Fetch fetch);
    }

    FetchSchedule(ClusterWire wire, CopySettings settings, MemoryBudget budget, LongSupplier nanoTime, Owner owner) {
        this.wire = wire;
        this.settings = settings;
        this.budget = budget;
        this.nanoTime = nanoTime;
        this.owner = owner;
        this.total = new ByteRate(nanoTime);
        this.topics = new TopicRates(nanoTime);
    }

    // ---- what may be fetched --------------------------------------------------------------------------------------

    /** This is what has to be done next for it. */
    void again(SourcePartition partition, Wish wish) {
        partition.wish(wish);
        waiting.add(partition);
    }

    void retryLater(SourcePartition partition, Wish wish) {
        retryAtNanos.put(partition, nanoTime.getAsLong() + RETRY.toNanos());
        again(partition, wish);
    }

    /** It has a wish now that it did not have. */
    void added(SourcePartition partition) {
        waiting.add(partition);
    }

    /** Its wish is somewhere else now. */
    void removed(SourcePartition partition) {
        waiting.remove(partition);
    }

    void withdraw(SourcePartition partition) {
        waiting.remove(partition);
        held.remove(partition);
        crowded.remove(partition);
        topics.remove(partition);
        retryAtNanos.remove(partition);
        brokers.values().forEach(broker -> broker.forget(partition));
    }

    /** It does not come back. */
    void forget(SourcePartition partition) {
        withdraw(partition);
        brokers.values().forEach(broker -> broker.forgetForGood(partition));
    }

    void pause(Set<String> paused) {
        if (!paused.equals(pausedTopics)) {
            pausedTopics = paused;
            waiting.addAll(held);
            held.clear();
            fetchAnew(paused);
        }
    }

    void limit(OptionalLong bytesPerSecond) {
        total.limit(bytesPerSecond);
    }

    void pace(Map<String, TopicPace> paces) {
        waiting.addAll(topics.set(paces));
    }

    /** Enough of what was handed over of it is on the target. */
    void hasRoom(SourcePartition partition) {
        if (crowded.remove(partition)) {
            waiting.add(partition);
        }
    }

    /** What came of a topic counts for its limit; what is over is paid for before anything of the topic is fetched again. */
    void passed(Map<String, Long> bytesByTopic) {
        bytesByTopic.forEach(topics::passed);
        Set<String> unpaid = new HashSet<>(bytesByTopic.keySet());
        unpaid.removeIf(topics::mayPass);
        fetchAnew(unpaid);
    }

    /** Takes the wishes of these topics back from the brokers, to look at them again. */
    private void fetchAnew(Set<String> some) {
        if (!some.isEmpty()) {
            owner.partitions().stream()
                    .filter(partition -> some.contains(partition.id().topic()) && partition.wish() == Wish.ASKED)
                    .forEach(this::fetchAnew);
        }
    }

    void fetchAnew(SourcePartition partition) {
        brokers.values().forEach(broker -> broker.forget(partition));
        again(partition, Wish.FETCH);
    }

    List<HeldBack> heldBack() {
        List<HeldBack> now = new ArrayList<>();
        brokers.forEach((id, broker) -> broker.pace().heldBack("source", id).ifPresent(now::add));
        return now;
    }

    // ---- a turn ---------------------------------------------------------------------------------------------------

    /** Asks for what can be asked for now; returns how long the loop may sleep if nothing arrives. */
    Duration turn() {
        waiting.addAll(topics.takeDue());
        return sendFetches(settleWishes());
    }

    /** Gives each wish to the broker that can fulfil it; returns how long the loop may sleep. */
    private Duration settleWishes() {
        Duration wait = settings.idleWait();
        Map<Integer, Set<TopicPartition>> starts = new HashMap<>();
        Map<Integer, Set<TopicPartition>> ends = new HashMap<>();
        for (SourcePartition partition : List.copyOf(waiting)) {
            Long retryAt = retryAtNanos.get(partition);
            if (retryAt != null && retryAt - nanoTime.getAsLong() > 0) {
                wait = RETRY;
                continue;
            }
            retryAtNanos.remove(partition);
            if (pausedTopics.contains(partition.id().topic())) {
                waiting.remove(partition);
                held.add(partition);
                continue;
            }
            if (!owner.isUsable(partition)) {
                continue;
            }
            Optional<Leader> leader = wire.leader(partition.id());
            if (leader.isEmpty()) {
                partition.progress().sourceTroubled("the source has no leader for it at the moment");
                wait = RETRY;
                continue;
            }
            int broker = leader.get().brokerId();
            switch (partition.wish()) {
                case NOTHING, ASKED -> waiting.remove(partition);
                case START_OF_LOG ->
                    starts.computeIfAbsent(broker, added -> new HashSet<>()).add(partition.id());
                case ENDS_OF_LOG ->
                    ends.computeIfAbsent(broker, added -> new HashSet<>()).add(partition.id());
                case FETCH -> {
                    waiting.remove(partition);
                    fetch(partition, broker);
                }
            }
        }
        starts.forEach(owner::askForStarts);
        ends.forEach(owner::askForEnds);
        return wait;
    }

    private void fetch(SourcePartition partition, int broker) {
        String topic = partition.id().topic();
        int buffer = settings.partitionBufferBytes();
        if (!topics.mayPass(topic)) {
            topics.await(partition);
        } else if (partition.lane().waitingBytes() >= buffer && partition.lane().awaitRoom(buffer / 2)) {
            crowded.add(partition);
        } else {
            int inTopic = wire.topic(topic).map(TopicView::partitions).orElse(1);
            broker(broker)
                    .want(
                            partition,
                            topics.portionBytes(topic, inTopic, settings.partitionFetchBytes()),
                            partition.distance().deletedAtMs(topics.of(topic)));
        }
    }

    private BrokerFetches broker(int id) {
        return brokers.computeIfAbsent(
                id,
                added -> new BrokerFetches(
                        added,
                        wire,
                        settings,
                        budget,
                        total,
                        new BrokerPace(settings.produceLatencyLimit(), nanoTime),
                        owner::fetched));
    }

    private Duration sendFetches(Duration wait) {
        boolean othersWait = !waiting.isEmpty() || !crowded.isEmpty() || topics.isAnyWaiting();
        long againMs = Math.min(wait.toMillis(), topics.waitMs());
        for (Map.Entry<Integer, BrokerFetches> broker : brokers.entrySet()) {
            againMs = Math.min(againMs, broker.getValue().send(othersWait));
            if (broker.getValue().isCutOff()) {
                moveWishes(broker.getKey());
            }
        }
        return Duration.ofMillis(againMs);
    }

    /** Wishes outlive a connection, so those of a broker that is gone have to be brought to the new leaders. */
    private void moveWishes(int broker) {
        long now = nanoTime.getAsLong();
        if (now - wishesMovedNanos < RETRY.toNanos()) {
            return;
        }
        wishesMovedNanos = now;
        for (SourcePartition partition : owner.partitions()) {
            if (partition.fetchedFrom().equals(OptionalInt.of(broker)) && !isLedBy(partition, broker)) {
                fetchAnew(partition);
            }
        }
    }

    private boolean isLedBy(SourcePartition partition, int broker) {
        return wire.leader(partition.id()).map(Leader::brokerId).equals(Optional.of(broker));
    }
}
