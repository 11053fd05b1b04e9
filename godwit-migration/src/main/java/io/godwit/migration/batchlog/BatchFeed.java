package io.godwit.migration.batchlog;

import io.godwit.mirror.wire.ClusterWire;
import io.godwit.mirror.wire.FetchChannel;
import io.godwit.mirror.wire.FetchLimits;
import io.godwit.mirror.wire.FetchResult;
import io.godwit.mirror.wire.Leader;
import io.godwit.mirror.wire.PartitionFetch;
import io.godwit.mirror.wire.WireError;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over the wire. While the records of one are compared the next is under way, so there are at most two of them in
 * memory.
 *
 * <p>One thread uses it, and only while it waits or asks does anything move.
 */
final class BatchFeed implements Fetches, AutoCloseable {
    private static final int CONNECTION = 0;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final TopicPartition NOTHING = new TopicPartition("none", 0);

    private final ClusterWire wire;
    private final Duration patience;
    private final FetchLimits limits;
    private final Set<String> topics;
    private TopicPartition partition = NOTHING;
    private long offset;
    private @Nullable FetchChannel asked;
    private @Nullable PartitionFetch arrived;
    private long latestRequest;
    private long retryAtNanos;
    private String trouble = "no answer";
    private boolean hopeless;

    /**
     * @param topics whose partitions will be read; others may be, but cost a question more
     * @param patience how long to wait for records
     * @param fetchBytes of one fetch; only a larger batch exceeds it
     */
    BatchFeed(ClusterWire wire, Set<String> topics, Duration patience, int fetchBytes) {
        this.wire = wire;
        this.topics = new TreeSet<>(topics);
        this.patience = patience;
        this.limits = new FetchLimits(LONGEST_WAIT, 1, fetchBytes, fetchBytes);
        this.retryAtNanos = System.nanoTime();
        wire.track(topics);
    }

    @Override
    public void start(TopicPartition next, long from) {
        stop();
        partition = next;
        offset = from;
        if (topics.add(next.topic())) {
            wire.track(topics);
        }
    }

    @Override
    public void stop() {
        if (asked != null) {
            asked.forget(partition);
        }
        asked = null;
        arrived = null;
        hopeless = false;
        latestRequest++;
        partition = NOTHING;
    }

    @Override
    public void moveTo(long next) {
        offset = next;
    }

    @Override
    public void askAhead() {
        send();
        wire.poll(Duration.ZERO);
    }

    @Override
    public PartitionFetch await() {
        long begin = System.nanoTime();
        while (arrived == null) {
            if (hopeless || Thread.currentThread().isInterrupted() || System.nanoTime() - begin > patience.toNanos()) {
                throw new UnreadableException(partition + " at offset " + offset + ": " + trouble);
            }
            send();
            wire.poll(RETRY);
        }
        PartitionFetch fetch = Objects.requireNonNull(arrived);
        arrived = null;
        return fetch;
    }

    private void send() {
        if (arrived != null || hopeless) {
            return;
        }
        Optional<Leader> leader = wire.leader(partition);
        if (leader.isEmpty() || System.nanoTime() - retryAtNanos < 0) {
            checkTopic();
            return;
        }
        int broker = leader.get().brokerId();
        FetchChannel channel = wire.fetchChannel(broker, CONNECTION);
        if (channel.isInFlight() || !wire.canSend(broker, CONNECTION)) {
            return;
        }
        if (asked != null && asked != channel) {
            asked.forget(partition);
        }
        asked = channel;
        long request = ++latestRequest;
        channel.want(partition, offset);
        channel.send(limits, result -> answered(request, result));
    }

    private void checkTopic() {
        wire.topic(partition.topic())
                .flatMap(topic -> topic.error())
                .filter(error -> !error.isRetriable())
                .ifPresent(error -> failed(error, ""));
    }

    private void answered(long request, FetchResult result) {
        PartitionFetch fetch = result.partitions().get(partition);
        if (request != latestRequest) {
            return;
        }
        if (result.error() != WireError.NONE) {
            failed(result.error(), result.message());
        } else if (fetch != null && fetch.error() != WireError.NONE) {
            failed(fetch.error(), fetch.message());
        } else if (fetch != null && fetch.records().hasRemaining()) {
            arrived = fetch;
        }
    }

    private void failed(WireError error, String message) {
        trouble = error + " " + message;
        hopeless = !error.isRetriable();
        retryAtNanos = System.nanoTime() + RETRY.toNanos();
    }

    @Override
    public void close() {
        wire.close();
    }
}
