package io.godwit.mirror.probe;

import io.godwit.mirror.batch.Fillers;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.Marker;
import io.godwit.mirror.wire.MarkerResult;
import io.godwit.mirror.wire.OffsetKind;
import io.godwit.mirror.wire.OffsetResult;
import io.godwit.mirror.wire.ProducerIdResult;
import io.godwit.mirror.wire.ProducersResult;
import io.godwit.mirror.wire.WireError;
import io.godwit.mirror.wire.WireSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Does once, on a partition that nobody needs, what the copier does all the time: what is refused here would be refused
 * there. A refusal is a result; a target that does not answer is not.
 */
public final class TargetProbe implements AutoCloseable {
    private static final int RECORDS = 3;
    private static final short EPOCH = 0;

    private final ClusterWire wire;
    private final TopicPartition scratch;
    private final long deadlineNanos;

    private TargetProbe(ClusterWire wire, TopicPartition scratch, Duration limit) {
        this.wire = wire;
        this.scratch = scratch;
        this.deadlineNanos = System.nanoTime() + limit.toNanos();
        wire.track(Set.of(scratch.topic()));
    }

    /**
     * @param scratch exists, and what becomes of it does not matter
     * @throws TimeoutException if the target did not answer in time
     */
    public static ProbeReport run(String name, Map<String, ?> target, TopicPartition scratch, Duration limit) {
        try (TargetProbe probe =
                new TargetProbe(ClusterWire.open(name, target, WireSettings.defaults()), scratch, limit)) {
            return probe.run();
        }
    }

    private ProbeReport run() {
        long producer = producerId();
        long begin = logEnd();
        Optional<String> append = append(producer, begin);
        Optional<String> producers = producers(producer);
        if (append.isPresent()) {
            Optional<String> untried = Optional.of("not tried, since nothing can be appended");
            return new ProbeReport(append, producers, untried, untried);
        }
        Optional<String> deleted = deleteRecords(begin + RECORDS);
        return new ProbeReport(append, producers, deleted, marker(producer, begin + RECORDS));
    }

    private long producerId() {
        AtomicReference<ProducerIdResult> answer = new AtomicReference<>();
        while (true) {
            answer.set(null);
            wire.initProducerId(answer::set);
            ProducerIdResult result = await(answer, "a producer id");
            if (result.error() == WireError.NONE) {
                return result.producerId();
            }
            if (!result.error().isRetriable()) {
                throw new KafkaException("the target gives no producer id: " + result.error() + " " + result.message());
            }
        }
    }

    private long logEnd() {
        OffsetResult end = ask(
                "the end of the log",
                (broker, handler) -> wire.logOffsets(broker, 0, Set.of(scratch), OffsetKind.LOG_END, handler),
                OffsetResult::error);
        if (end.error() != WireError.NONE) {
            throw new KafkaException("the end of " + scratch + ": " + end.error() + " " + end.message());
        }
        return end.offset();
    }

    private Optional<String> append(long producer, long expectedOffset) {
        AppendResult result = ask(
                "an append",
                (broker, handler) -> wire.append(
                        broker,
                        0,
                        Map.of(
                                scratch,
                                Fillers.of(RECORDS, System.currentTimeMillis()).stamp(producer, EPOCH, 0)),
                        handler),
                AppendResult::error);
        if (result.error() != WireError.NONE) {
            return refusal(result.error(), result.message());
        }
        return result.baseOffset() == expectedOffset
                ? Optional.empty()
                : Optional.of("it landed at offset " + result.baseOffset() + " instead of " + expectedOffset);
    }

    private Optional<String> producers(long producer) {
        ProducersResult result = ask(
                "the producers",
                (broker, handler) -> wire.describeProducers(broker, 0, Set.of(scratch), handler),
                ProducersResult::error);
        if (result.error() != WireError.NONE) {
            return refusal(result.error(), result.message());
        }
        return result.producers().stream().anyMatch(known -> known.id() == producer)
                ? Optional.empty()
                : Optional.of("the partition does not tell the producer that just wrote");
    }

    private Optional<String> deleteRecords(long before) {
        OffsetResult result = ask(
                "deleting records",
                (broker, handler) -> wire.deleteRecords(broker, 0, Map.of(scratch, before), handler),
                OffsetResult::error);
        if (result.error() != WireError.NONE) {
            return refusal(result.error(), result.message());
        }
        return result.offset() == before
                ? Optional.empty()
                : Optional.of("the log begins at " + result.offset() + " instead of " + before);
    }

    private Optional<String> marker(long producer, long endBefore) {
        MarkerResult result = ask(
                "a marker",
                (broker, handler) -> wire.appendMarkers(
                        broker, 0, List.of(new Marker(producer, EPOCH, 1, Set.of(scratch))), handler),
                MarkerResult::error);
        if (result.error() != WireError.NONE) {
            return refusal(result.error(), result.message());
        }
        return logEnd() > endBefore ? Optional.empty() : Optional.of("a marker took no offset");
    }

    private static Optional<String> refusal(WireError error, String message) {
        return Optional.of(message.isEmpty() ? error.name() : error.name() + ", " + message);
    }

    /** Asks until the answer is final. */
    private <R> R ask(String what, Question<R> question, Function<R, WireError> error) {
        while (true) {
            while (!canAsk()) {
                poll(what);
            }
            AtomicReference<Map<TopicPartition, R>> answer = new AtomicReference<>();
            question.send(wire.leader(scratch).map(Leader::brokerId).orElseThrow(), answer::set);
            R result = await(answer, what).get(scratch);
            if (result == null) {
                throw new KafkaException("no answer about " + scratch + " when asked for " + what);
            }
            if (!error.apply(result).isRetriable()) {
                return result;
            }
            poll(what);
        }
    }

    private boolean canAsk() {
        return wire.leader(scratch)
                .filter(leader -> wire.canSend(leader.brokerId(), 0))
                .isPresent();
    }

    private <R> R await(AtomicReference<R> answer, String what) {
        R result = answer.get();
        while (result == null) {
            poll(what);
            result = answer.get();
        }
        return result;
    }

    private void poll(String what) {
        if (System.nanoTime() > deadlineNanos) {
            throw new TimeoutException("the target did not answer in time when asked for " + what + ": "
                    + String.join("; ", wire.troubles().values()));
        }
        wire.poll(Duration.ofMillis(100));
    }

    private interface Question<R> {
        void send(int broker, Consumer<Map<TopicPartition, R>> handler);
    }

    @Override
    public void close() {
        wire.close();
    }
}
