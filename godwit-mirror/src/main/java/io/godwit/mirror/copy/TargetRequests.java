package io.godwit.mirror.copy;

import io.godwit.mirror.copy.TargetPartition.Append;
import io.godwit.mirror.wire.AppendResult;
import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.Marker;
import io.godwit.mirror.wire.MarkerResult;
import io.godwit.mirror.wire.OffsetKind;
import io.godwit.mirror.wire.OffsetResult;
import io.godwit.mirror.wire.WireError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What goes to one connection of one broker in one turn of the target loop: at most one batch a partition, as the protocol
 * wants it, and beside them markers, questions for the ends of logs, and cuts of padding.
 */
final class TargetRequests {
    private static final int MAX_MARKERS = 2_000;
    private static final String NOT_MENTIONED = "the answer did not mention the partition";
    private static final AppendResult UNANSWERED = new AppendResult(WireError.OTHER, -1, -1, NOT_MENTIONED, 0);
    private static final MarkerResult NO_MARKER = new MarkerResult(WireError.OTHER, NOT_MENTIONED);
    private static final OffsetResult NO_OFFSET = new OffsetResult(WireError.OTHER, -1, NOT_MENTIONED);

    private final ClusterWire wire;
    private final Route route;
    private final long producerId;
    private final Consumer<Assigned> answered;
    private final Map<Assigned, Append> appends = new HashMap<>();
    private final Map<TopicPartition, ByteBuffer> batches = new HashMap<>();
    private final List<Assigned> markers = new ArrayList<>();
    private final List<Assigned> ends = new ArrayList<>();
    private final List<Assigned> trims = new ArrayList<>();
    private long batchBytes;

    /** A connection to a broker; a partition always uses the same one, since a broker keeps order only within one. */
    record Route(int broker, int connection) {
        static Route of(TopicPartition partition, int broker, int connections) {
            return new Route(broker, Math.floorMod(partition.hashCode(), connections));
        }
    }

    /** @param answered told of each partition after it got its answer */
    TargetRequests(ClusterWire wire, Route route, long producerId, Consumer<Assigned> answered) {
        this.wire = wire;
        this.route = route;
        this.producerId = producerId;
        this.answered = answered;
    }

    long batchBytes() {
        return batchBytes;
    }

    /** Takes what the partition has to send now; returns whether it has anything. */
    boolean take(Assigned assigned) {
        TargetPartition partition = assigned.partition();
        Append append = partition.nextAppend().orElse(null);
        if (append != null) {
            appends.put(assigned, append);
            batches.put(partition.id(), append.bytes());
            batchBytes += append.bytes().remaining();
        } else if (partition.markersWanted() > 0) {
            markers.add(assigned);
        } else if (partition.wantsEnd()) {
            ends.add(assigned);
        } else if (partition.trimWanted().isPresent()) {
            trims.add(assigned);
        } else {
            return false;
        }
        return true;
    }

    /** Sends it all; returns whether batches were among it. */
    boolean send() {
        // Batches first: they were taken already, so the connection that is ready for them must not be used up before.
        if (!appends.isEmpty()) {
            append();
        }
        if (!markers.isEmpty() && canSend()) {
            appendMarkers();
        }
        if (!ends.isEmpty() && canSend()) {
            readEnds();
        }
        if (!trims.isEmpty() && canSend()) {
            trim();
        }
        return !appends.isEmpty();
    }

    private boolean canSend() {
        return wire.canSend(route.broker(), route.connection());
    }

    private void append() {
        wire.append(
                route.broker(),
                route.connection(),
                batches,
                results -> appends.forEach((assigned, append) -> {
                    assigned.partition()
                            .answered(
                                    append,
                                    results.getOrDefault(assigned.partition().id(), UNANSWERED));
                    answered.accept(assigned);
                }));
    }

    private void appendMarkers() {
        Map<Assigned, Long> counts = new HashMap<>();
        List<Marker> request = new ArrayList<>();
        for (Assigned assigned : markers) {
            TargetPartition partition = assigned.partition();
            long count = Math.min(partition.markersWanted(), MAX_MARKERS - request.size());
            if (count > 0) {
                counts.put(assigned, count);
                partition.markersSent(count);
                for (int i = 0; i < count; i++) {
                    request.add(new Marker(producerId, (short) 0, partition.markerEpoch(), Set.of(partition.id())));
                }
            }
        }
        wire.appendMarkers(
                route.broker(),
                route.connection(),
                request,
                results -> counts.forEach((assigned, count) -> {
                    MarkerResult result =
                            results.getOrDefault(assigned.partition().id(), NO_MARKER);
                    assigned.partition().markersAnswered(result.error(), count);
                    answered.accept(assigned);
                }));
    }

    private void readEnds() {
        ends.forEach(assigned -> assigned.partition().endAsked());
        wire.logOffsets(
                route.broker(),
                route.connection(),
                ends.stream().map(assigned -> assigned.partition().id()).collect(Collectors.toSet()),
                OffsetKind.LOG_END,
                results -> ends.forEach(assigned -> {
                    OffsetResult result =
                            results.getOrDefault(assigned.partition().id(), NO_OFFSET);
                    assigned.partition().endAnswered(result.error(), result.offset());
                    answered.accept(assigned);
                }));
    }

    private void trim() {
        Map<TopicPartition, Long> before = new HashMap<>();
        trims.forEach(assigned -> {
            TargetPartition partition = assigned.partition();
            before.put(partition.id(), partition.trimWanted().orElseThrow());
            partition.trimSent();
        });
        wire.deleteRecords(
                route.broker(),
                route.connection(),
                before,
                results -> trims.forEach(assigned -> {
                    OffsetResult result =
                            results.getOrDefault(assigned.partition().id(), NO_OFFSET);
                    assigned.partition().trimAnswered(result.error());
                    answered.accept(assigned);
                }));
    }
}
