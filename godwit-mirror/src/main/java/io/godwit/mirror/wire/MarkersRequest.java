package io.godwit.mirror.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.WriteTxnMarkersResponseData.WritableTxnMarkerPartitionResult;
import org.apache.kafka.common.message.WriteTxnMarkersResponseData.WritableTxnMarkerResult;
import org.apache.kafka.common.message.WriteTxnMarkersResponseData.WritableTxnMarkerTopicResult;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;

/**
 * Writes abort markers. Partitions that another broker leads, as far as is known, are left out: a broker that has no replica of any
 * partition of the last marker skips it, and if the others are written by then it never answers (Kafka 4.3's KafkaApis).
 */
final class MarkersRequest implements PartitionRequest<MarkerResult> {
    /** Before KIP-890: the epoch may be the one that the producer has. */
    private static final short TRANSACTION_VERSION = 0;

    private final List<Marker> markers;
    private final int brokerId;
    private final Directory directory;
    private final Set<TopicPartition> partitions = new HashSet<>();

    MarkersRequest(List<Marker> markers, int brokerId, Directory directory) {
        this.markers = List.copyOf(markers);
        this.brokerId = brokerId;
        this.directory = directory;
        markers.forEach(marker -> partitions.addAll(marker.partitions()));
    }

    @Override
    public Set<TopicPartition> partitions() {
        return partitions;
    }

    @Override
    public AbstractRequest.Builder<?> build() {
        List<TxnMarkerEntry> entries = new ArrayList<>();
        for (Marker marker : markers) {
            List<TopicPartition> led = marker.partitions().stream()
                    .filter(partition -> directory.isLedBy(partition, brokerId))
                    .toList();
            if (!led.isEmpty()) {
                entries.add(new TxnMarkerEntry(
                        marker.producerId(),
                        marker.producerEpoch(),
                        marker.coordinatorEpoch(),
                        TransactionResult.ABORT,
                        led,
                        TRANSACTION_VERSION));
            }
        }
        return new WriteTxnMarkersRequest.Builder(entries);
    }

    @Override
    public void read(AbstractResponse response, Results<MarkerResult> results) {
        List<WritableTxnMarkerResult> answers =
                ((WriteTxnMarkersResponse) response).data().markers();
        // Errors first, since the first result of a partition counts.
        read(answers, false, results);
        read(answers, true, results);
    }

    @Override
    public MarkerResult failed(Verdict verdict) {
        return new MarkerResult(verdict.error(), verdict.message());
    }

    private static void read(List<WritableTxnMarkerResult> answers, boolean fine, Results<MarkerResult> results) {
        for (WritableTxnMarkerResult marker : answers) {
            for (WritableTxnMarkerTopicResult topic : marker.topics()) {
                for (WritableTxnMarkerPartitionResult partition : topic.partitions()) {
                    Verdict verdict = Verdict.of(partition.errorCode());
                    if (verdict.isFine() == fine) {
                        results.add(
                                topic.name(),
                                partition.partitionIndex(),
                                verdict,
                                () -> new MarkerResult(WireError.NONE, ""));
                    }
                }
            }
        }
    }
}
