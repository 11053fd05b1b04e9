package io.godwit.mirror.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
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
public final class ClusterWire implements AutoCloseable {
    private final Exchange exchange;
    private final Links links;
    private final Directory directory;
    private final MetadataRefresh metadata;
    private final Requests requests;
    private final ProducerIds producerIds;
    private final Map<ChannelKey, FetchChannel> channels = new HashMap<>();

    ClusterWire(
            Exchange exchange,
            Links links,
            Directory directory,
            MetadataRefresh metadata,
            Requests requests,
            ProducerIds producerIds) {
        this.exchange = exchange;
        this.links = links;
        this.directory = directory;
        this.metadata = metadata;
        this.requests = requests;
        this.producerIds = producerIds;
    }

    /**
     * Connects to nothing yet.
     *
     * @param name for logs and the client id if there is none
     * @param clientProperties as for any Kafka client: bootstrap.servers, security.protocol, sasl.*, ssl.* ...
     * @throws IllegalArgumentException if the properties are wrong or no bootstrap server can be resolved
     */
    public static ClusterWire open(String name, Map<String, ?> clientProperties, WireSettings settings) {
        return new WireOpening(name, settings).open(clientProperties);
    }

    /** Which topics' metadata is wanted, replacing the earlier wish. */
    public void track(Set<String> topics) {
        metadata.track(topics);
    }

    /** Empty if it isn't known now: then a refresh is under way, with back-off, if the topic is tracked. */
    public Optional<Leader> leader(TopicPartition partition) {
        Optional<Leader> leader = directory.leader(partition);
        if (leader.isEmpty()) {
            metadata.missed(partition);
        }
        return leader;
    }

    /** Empty before the first metadata. */
    public Optional<TopicView> topic(String name) {
        return directory.topic(name);
    }

    /** Of all tracked topics, as soon as the back-off allows. Errors that say that a leader moved do the same by themselves. */
    public void refreshMetadata() {
        metadata.all();
    }

    /** Whether a request can be sent now; if there is no connection, it is made, with Kafka's back-off. */
    public boolean canSend(int brokerId, int connection) {
        return requests.canSend(brokerId, connection);
    }

    /** Brokers that can't be reached or refuse us now, with the cause in one line; bootstrap addresses count down from -1. */
    public Map<Integer, String> troubles() {
        return links.troubles(exchange.now());
    }

    /** The same object for the same broker and connection, as long as this wire lives. */
    public FetchChannel fetchChannel(int brokerId, int connection) {
        requests.checkConnection(connection);
        return channels.computeIfAbsent(
                new ChannelKey(brokerId, connection),
                key -> new FetchChannel(brokerId, connection, requests, directory));
    }

    /** One v2 batch a partition, with acks=all; the bytes, from position to limit, may not be touched before the answer. */
    public void append(
            int brokerId,
            int connection,
            Map<TopicPartition, ByteBuffer> batches,
            Consumer<Map<TopicPartition, AppendResult>> handler) {
        requests.ask(brokerId, connection, new AppendRequest(batches, directory, exchange.requestTimeoutMs()), handler);
    }

    /**
     * Writes the markers in their order. A producer's epochs may not go down, neither its own nor the coordinator's, and it may not
     * have an open transaction that is to be kept. Repeating a request writes the markers again.
     */
    public void appendMarkers(
            int brokerId, int connection, List<Marker> markers, Consumer<Map<TopicPartition, MarkerResult>> handler) {
        requests.ask(brokerId, connection, new MarkersRequest(markers, brokerId, directory), handler);
    }

    /** A partition that another broker leads, as far as is known, isn't asked for: {@link WireError#NOT_LEADER}. */
    public void logOffsets(
            int brokerId,
            int connection,
            Set<TopicPartition> partitions,
            OffsetKind kind,
            Consumer<Map<TopicPartition, OffsetResult>> handler) {
        requests.ask(brokerId, connection, new LogOffsetsRequest(partitions, kind, brokerId, directory), handler);
    }

    /** {@link WireError#UNSUPPORTED} before Kafka 2.8. */
    public void describeProducers(
            int brokerId,
            int connection,
            Set<TopicPartition> partitions,
            Consumer<Map<TopicPartition, ProducersResult>> handler) {
        requests.ask(brokerId, connection, new ProducersRequest(partitions), handler);
    }

    /** Deletes what is before the offsets; the answer is each log's new start. */
    public void deleteRecords(
            int brokerId,
            int connection,
            Map<TopicPartition, Long> beforeOffsets,
            Consumer<Map<TopicPartition, OffsetResult>> handler) {
        requests.ask(brokerId, connection, new DeleteRequest(beforeOffsets, exchange.requestTimeoutMs()), handler);
    }

    /** Of any broker, without a transactional id; waits until one can be reached. */
    public void initProducerId(Consumer<ProducerIdResult> handler) {
        producerIds.request(handler);
    }

    /**
     * Called at the beginning of each turn by a thread that set a {@link WireSettings#maxStandstill}: whether it stood still for
     * longer since it last called this. What it had handed over before then, and the target has not read yet, is never sent, and
     * answered with {@link WireError#CONNECTION_LOST}.
     */
    public boolean stoodStill() {
        return exchange.stoodStill();
    }

    /**
     * Sends and receives for at most this long and runs the handlers of what was answered. It may return early and empty-handed.
     * What a handler throws comes out of here; the other handlers run in the next poll.
     */
    public void poll(Duration timeout) {
        long now = exchange.now();
        producerIds.proceed(now);
        exchange.poll(Math.min(timeout.toMillis(), metadata.proceed(now)));
    }

    /** From any thread: the poll that runs, or else the next one, returns at once. */
    public void wakeup() {
        exchange.wakeup();
    }

    /** Answers that are still awaited never come. */
    @Override
    public void close() {
        exchange.close();
    }

    private record ChannelKey(int brokerId, int connection) {}
}
