package io.godwit.mirror.copy;

import io.godwit.mirror.batch.RecordBatch;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.ProducerView;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** A partition of a target with one producer, as a broker keeps it (KIP-98). */
final class SimulatedLog {
    /** What lies at each offset: the text of a record, or a marker. */
    final List<String> entries = new ArrayList<>();

    static final String MARKER = "marker";

    private final Deque<Appended> lastBatches = new ArrayDeque<>();
    private boolean isKnown;
    private int lastSequence = Sequences.NONE;
    private int coordinatorEpoch = -1;

    private record Appended(int firstSequence, int records, long offset) {}

    AppendResult append(ByteBuffer bytes) {
        RecordBatch batch = RecordBatch.split(bytes.duplicate()).get(0);
        int first = batch.baseSequence();
        for (Appended known : lastBatches) {
            if (known.firstSequence() == first && known.records() == batch.recordCount()) {
                return new AppendResult(WireError.NONE, known.offset(), -1, "", 0);
            }
        }
        if (isKnown && first != Sequences.following(lastSequence)) {
            return new AppendResult(WireError.OUT_OF_ORDER_SEQUENCE, -1, -1, "", 0);
        }
        long offset = entries.size();
        batch.forEachRecord((unused, timestampMs, content) -> entries.add(StandardCharsets.UTF_8
                .decode(Objects.requireNonNull(content.value()))
                .toString()));
        isKnown = true;
        lastSequence = Sequences.after(first, batch.recordCount() - 1);
        lastBatches.add(new Appended(first, batch.recordCount(), offset));
        if (lastBatches.size() > TargetPartition.MAX_IN_FLIGHT) {
            lastBatches.remove();
        }
        return new AppendResult(WireError.NONE, offset, -1, "", 0);
    }

    WireError appendMarkers(int epoch, long count) {
        if (epoch < coordinatorEpoch) {
            return WireError.COORDINATOR_FENCED;
        }
        coordinatorEpoch = epoch;
        isKnown = true;
        for (long i = 0; i < count; i++) {
            entries.add(MARKER);
        }
        return WireError.NONE;
    }

    /** What a broker does with a producer that was idle for long. */
    void forgetProducer() {
        isKnown = false;
        lastSequence = Sequences.NONE;
        coordinatorEpoch = -1;
        lastBatches.clear();
    }

    RecoveredLog read(long producerId) {
        return new RecoveredLog(
                0,
                entries.size(),
                isKnown
                        ? Optional.of(new ProducerView(
                                producerId, 0, lastSequence, 0, coordinatorEpoch, OptionalLong.empty()))
                        : Optional.empty());
    }
}
