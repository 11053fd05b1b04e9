package io.godwit.mirror;

import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.Marker;
import io.godwit.mirror.wire.MarkerResult;
import io.godwit.mirror.wire.WireError;
import io.godwit.mirror.wire.WireSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Writes to a partition of the target what an ordinary producer cannot: batches and markers under any producer id. */
final class TargetWriter implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ClusterWire wire;
    private final TopicPartition partition;

    TargetWriter(TestCluster target, TopicPartition partition) {
        this.wire = ClusterWire.open("test", target.properties(), WireSettings.defaults());
        this.partition = partition;
        wire.track(Set.of(partition.topic()));
    }

    void append(ByteBuffer batch) {
        Map<TopicPartition, AppendResult> answers =
                ask((broker, answer) -> wire.append(broker, 0, Map.of(partition, batch), answer));
        requireFine(answers.values().iterator().next().error());
    }

    void abortMarker(long producerId, int coordinatorEpoch) {
        Marker marker = new Marker(producerId, (short) 0, coordinatorEpoch, Set.of(partition));
        Map<TopicPartition, MarkerResult> answers =
                ask((broker, answer) -> wire.appendMarkers(broker, 0, List.of(marker), answer));
        requireFine(answers.values().iterator().next().error());
    }

    private interface Question<R> {
        void send(int broker, Consumer<Map<TopicPartition, R>> answer);
    }

    private <R> Map<TopicPartition, R> ask(Question<R> question) {
        Map<TopicPartition, R> answers = new HashMap<>();
        boolean isSent = false;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (answers.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no answer about " + partition + ": " + wire.troubles());
            }
            int leader = wire.leader(partition).map(Leader::brokerId).orElse(-1);
            if (!isSent && leader >= 0 && wire.canSend(leader, 0)) {
                question.send(leader, answers::putAll);
                isSent = true;
            }
            wire.poll(Duration.ofMillis(50));
        }
        return answers;
    }

    private static void requireFine(WireError error) {
        if (error != WireError.NONE) {
            throw new IllegalStateException(error.toString());
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
