package io.godwit.mirror.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Drives a wire until what a test waits for has come. */
final class WireDriver implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final ClusterWire wire;

    private WireDriver(ClusterWire wire) {
        this.wire = wire;
    }

    static WireDriver open(Map<String, ?> clientProperties, String... topics) {
        return open(Duration.ofSeconds(10), clientProperties, topics);
    }

    static WireDriver open(Duration requestTimeout, Map<String, ?> clientProperties, String... topics) {
        return open(WireSettings.defaults().withRequestTimeout(requestTimeout), clientProperties, topics);
    }

    static WireDriver open(WireSettings someSettings, Map<String, ?> clientProperties, String... topics) {
        WireSettings settings = someSettings.withConnectionsPerBroker(2);
        ClusterWire wire = ClusterWire.open("test", clientProperties, settings);
        wire.track(Set.of(topics));
        return new WireDriver(wire);
    }

    ClusterWire wire() {
        return wire;
    }

    void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what + "; troubles: " + wire.troubles());
            }
            boolean unused = wire.stoodStill();
            wire.poll(Duration.ofMillis(100));
        }
    }

    int leaderOf(TopicPartition partition) {
        until("a leader of " + partition, () -> wire.leader(partition).isPresent());
        return wire.leader(partition).orElseThrow().brokerId();
    }

    /** Sends to the partition's leader as soon as possible, and returns the answer. */
    <R> R ask(TopicPartition partition, Question<R> question) {
        List<R> answers = new ArrayList<>();
        until("a connection to the leader of " + partition, () -> wire.leader(partition)
                .filter(leader -> wire.canSend(leader.brokerId(), 0))
                .isPresent());
        question.send(leaderOf(partition), answers::add);
        until("an answer about " + partition, () -> !answers.isEmpty());
        return answers.get(0);
    }

    FetchResult fetch(TopicPartition partition, FetchLimits limits) {
        return ask(partition, (broker, handler) -> channelOf(partition).send(limits, handler));
    }

    FetchChannel channelOf(TopicPartition partition) {
        return wire.fetchChannel(leaderOf(partition), 0);
    }

    long offset(TopicPartition partition, OffsetKind kind) {
        Map<TopicPartition, OffsetResult> answer =
                ask(partition, (broker, handler) -> wire.logOffsets(broker, 0, Set.of(partition), kind, handler));
        OffsetResult result = at(answer, partition);
        if (result.error() != WireError.NONE) {
            throw new AssertionError(kind + " of " + partition + ": " + result);
        }
        return result.offset();
    }

    long newProducerId() {
        List<ProducerIdResult> answers = new ArrayList<>();
        wire.initProducerId(answers::add);
        until("a producer id", () -> !answers.isEmpty());
        if (answers.get(0).error() != WireError.NONE) {
            throw new AssertionError(answers.get(0));
        }
        return answers.get(0).producerId();
    }

    static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> key + " is not among " + map.keySet());
    }

    @Override
    public void close() {
        wire.close();
    }

    interface Question<R> {
        void send(int broker, Consumer<R> handler);
    }
}
