package io.godwit.mirror.copy;

import io.godwit.mirror.copy.Piece.Data;
import io.godwit.mirror.copy.Piece.Gap;
import io.godwit.mirror.copy.Piece.GapKind;
import io.godwit.mirror.copy.TargetPartition.Append;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.WireError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition of a mirror, its connection to a {@link SimulatedLog}, and the source from which it is fed: offset by offset a
 * record or not.
 */
final class SimulatedMirror {
    static final long PRODUCER = 5;

    private final List<Boolean> source;
    private final SimulatedLog log;
    private final Random random;
    private final Lane lane = new Lane(new TopicPartition("order", 0));
    private final PartitionProgress progress = new PartitionProgress();
    private final TargetPartition partition;
    private final Deque<Request> sent = new ArrayDeque<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final Deque<Request> awaited = new ArrayDeque<>();

    /** A request on its way: arrives once or never, whoever still waits for its answer. */
    interface Request {
        /** At the broker; returns how the mirror takes the answer. */
        Runnable arrive();

        /** At the mirror, instead of an answer. */
        void fail();
    }

    SimulatedMirror(List<Boolean> source, SimulatedLog log, Random random, LongSupplier nanoTime) {
        this.source = source;
        this.log = log;
        this.random = random;
        this.partition = new TargetPartition(
                lane, progress, OffsetRules.standard(), PRODUCER, () -> random.nextInt(Integer.MAX_VALUE), nanoTime);
    }

    boolean isDone() {
        return progress.nextSourceOffset() == source.size() && sent.isEmpty() && answers.isEmpty();
    }

    boolean isStopped() {
        return partition.isStopped();
    }

    PartitionReport report() {
        return progress.report();
    }

    /** One turn of its loop: recovers, or sends one thing. */
    void turn() {
        if (partition.wantsRecovery()) {
            recover();
        }
        partition.nextAppend().ifPresent(append -> sent.add(new Batch(append)));
        long markers = partition.markersWanted();
        if (markers > 0) {
            sent.add(new Markers(partition.markerEpoch(), markers));
            partition.markersSent(markers);
        } else if (partition.wantsEnd()) {
            sent.add(new End());
            partition.endAsked();
        }
    }

    private void recover() {
        RecoveredLog found = log.read(PRODUCER);
        if (found.logEnd() > 0 && !partition.explains(found)) {
            partition.proved(found);
        }
        if (!partition.isSettled(found)) {
            return;
        }
        int generation = partition.resume(found, 1 << 20);
        progress.reached(found.logEnd());
        feed(generation, (int) found.logEnd());
    }

    /** Records and gaps of up to a few offsets, cut anywhere, as different fetches would. */
    private void feed(int generation, int from) {
        int next = from;
        while (next < source.size()) {
            int last = next;
            int longest = 1 + random.nextInt(6);
            while (last + 1 < source.size()
                    && source.get(last + 1).equals(source.get(next))
                    && last - next + 1 < longest) {
                last++;
            }
            lane.offer(generation, piece(next, last), 0);
            next = last + 1;
        }
    }

    private Piece piece(int first, int last) {
        return source.get(first)
                ? new Data(SourceLog.batch(first, last - first + 1), first, last, CopyPath.PASSED, Lease.NONE)
                : new Gap(first, last, GapKind.HOLE);
    }

    /** The oldest request comes to the broker. */
    void requestArrives() {
        if (!sent.isEmpty()) {
            answers.add(sent.remove().arrive());
        }
    }

    /** The oldest answer comes back. */
    void answerArrives() {
        if (!answers.isEmpty()) {
            answers.remove().run();
        }
    }

    /** The mirror hears that the connection is gone; returns what may still arrive at the broker. */
    List<Request> loseConnection() {
        List<Request> onTheirWay = List.copyOf(sent);
        sent.clear();
        answers.clear();
        List<Request> unanswered = List.copyOf(awaited);
        awaited.clear();
        unanswered.forEach(Request::fail);
        return onTheirWay;
    }

    private final class Batch implements Request {
        private final Append append;

        Batch(Append append) {
            this.append = append;
            awaited.add(this);
        }

        @Override
        public Runnable arrive() {
            AppendResult result = log.append(append.bytes());
            return () -> {
                awaited.remove(this);
                partition.answered(append, result);
            };
        }

        @Override
        public void fail() {
            partition.answered(append, new AppendResult(WireError.CONNECTION_LOST, -1, -1, "", 0));
        }
    }

    private final class Markers implements Request {
        private final int epoch;
        private final long count;

        Markers(int epoch, long count) {
            this.epoch = epoch;
            this.count = count;
            awaited.add(this);
        }

        @Override
        public Runnable arrive() {
            WireError error = log.appendMarkers(epoch, count);
            return () -> {
                awaited.remove(this);
                partition.markersAnswered(error, count);
            };
        }

        @Override
        public void fail() {
            partition.markersAnswered(WireError.CONNECTION_LOST, count);
        }
    }

    private final class End implements Request {
        End() {
            awaited.add(this);
        }

        @Override
        public Runnable arrive() {
            long end = log.entries.size();
            return () -> {
                awaited.remove(this);
                partition.endAnswered(WireError.NONE, end);
            };
        }

        @Override
        public void fail() {
            partition.endAnswered(WireError.CONNECTION_LOST, -1);
        }
    }
}
