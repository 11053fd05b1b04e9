package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Kafka's protocol for one cluster, driven by one thread: everything but {@link #wakeup} is called by the thread that calls
 * {@link #poll}, and handlers run there, within {@code poll}. Each request gets exactly one answer unless the wire is closed first.
 *
 * <p>Requests with a broker and a connection need {@link #canSend} first.
 */
@SuppressWarnings("DoNotCallSuggester") // filled in by the next commit
public final class ClusterWire implements AutoCloseable {
    private ClusterWire() {}

    /**
     * Connects to nothing yet.
     *
     * @param name for logs and the client id if there is none
     * @param clientProperties as for any Kafka client: bootstrap.servers, security.protocol, sasl.*, ssl.* ...
     * @throws IllegalArgumentException if the properties are wrong or no bootstrap server can be resolved
     */
    public static ClusterWire open(String name, Map<String, ?> clientProperties, WireSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Which topics' metadata is wanted, replacing the earlier wish. */
    public void track(Set<String> topics) {
        throw new UnsupportedOperationException();
    }

    /** Empty if it isn't known now: then a refresh is under way, with back-off, if the topic is tracked. */
    public Optional<Leader> leader(TopicPartition partition) {
        throw new UnsupportedOperationException();
    }

    /** Empty before the first metadata. */
    public Optional<TopicView> topic(String name) {
        throw new UnsupportedOperationException();
    }

    /** Of all tracked topics, as soon as the back-off allows. Errors that say that a leader moved do the same by themselves. */
    public void refreshMetadata() {
        throw new UnsupportedOperationException();
    }

    /** Whether a request can be sent now; if there is no connection, it is made, with Kafka's back-off. */
    public boolean canSend(int brokerId, int connection) {
        throw new UnsupportedOperationException();
    }

    /** Brokers that can't be reached or refuse us now, with the cause in one line; bootstrap addresses count down from -1. */
    public Map<Integer, String> troubles() {
        throw new UnsupportedOperationException();
    }

    /** The same object for the same broker and connection, as long as this wire lives. */
    public FetchChannel fetchChannel(int brokerId, int connection) {
        throw new UnsupportedOperationException();
    }

    /** One v2 batch a partition, with acks=all; the bytes may not be touched before the answer. */
    public void append(
            int brokerId,
            int connection,
            Map<TopicPartition, ByteBuffer> batches,
            Consumer<Map<TopicPartition, AppendResult>> handler) {
        throw new UnsupportedOperationException();
    }

    public void appendMarkers(
            int brokerId, int connection, List<Marker> markers, Consumer<Map<TopicPartition, MarkerResult>> handler) {
        throw new UnsupportedOperationException();
    }

    public void logOffsets(
            int brokerId,
            int connection,
            Set<TopicPartition> partitions,
            OffsetKind kind,
            Consumer<Map<TopicPartition, OffsetResult>> handler) {
        throw new UnsupportedOperationException();
    }

    public void describeProducers(
            int brokerId,
            int connection,
            Set<TopicPartition> partitions,
            Consumer<Map<TopicPartition, ProducersResult>> handler) {
        throw new UnsupportedOperationException();
    }

    /** Deletes what is before the offsets; the answer is each log's new start. */
    public void deleteRecords(
            int brokerId,
            int connection,
            Map<TopicPartition, Long> beforeOffsets,
            Consumer<Map<TopicPartition, OffsetResult>> handler) {
        throw new UnsupportedOperationException();
    }

    /** Of any broker, without a transactional id. */
    public void initProducerId(Consumer<ProducerIdResult> handler) {
        throw new UnsupportedOperationException();
    }

    /** Sends and receives for at most this long, returns after the first answers, and runs their handlers. */
    public void poll(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** From any thread: the poll that runs, or else the next one, returns at once. */
    public void wakeup() {
        throw new UnsupportedOperationException();
    }

    /** Answers that are still awaited never come. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
