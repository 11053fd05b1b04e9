package io.godwit.mirror.wire;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when to ask for metadata and about what: all tracked topics when it is old or somebody says so, only the topics whose
 * leaders are in doubt otherwise, since the answer for thousands of partitions is large.
 */
final class MetadataRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataRefresh.class);
    private static final long FULL_INTERVAL_MS = 1_000;
    private static final long NEVER = -1;

    /** A broker that hangs must not hide from us for a whole request timeout what the others know. */
    private static final int MAX_TIMEOUT_MS = (int) Duration.ofSeconds(10).toMillis();

    private final Exchange exchange;
    private final MetadataConnection connection;
    private final Links links;
    private final Directory directory;
    private final WireSettings settings;
    private final Set<String> doubtful = new HashSet<>();
    private boolean allInDoubt = true;
    private boolean inFlight;
    private long lastFullMs = NEVER;
    private long lastSentMs = NEVER;
    private int attempts;

    MetadataRefresh(
            Exchange exchange, MetadataConnection connection, Links links, Directory directory, WireSettings settings) {
        this.exchange = exchange;
        this.connection = connection;
        this.links = links;
        this.directory = directory;
        this.settings = settings;
    }

    void track(Set<String> topics) {
        directory.track(topics).forEach(this::doubt);
        doubtful.retainAll(topics);
    }

    void all() {
        if (!allInDoubt) {
            allInDoubt = true;
            attempts = Math.min(attempts, 1);
        }
    }

    /** What a request's outcome says about the metadata. */
    void heard(TopicPartition partition, WireError error) {
        if (error.refreshesMetadata() && directory.tracked().contains(partition.topic())) {
            directory.leaderMoved(partition);
            doubt(partition.topic());
        }
    }

    /** Somebody wants to know this partition: it may have been added since its topic was looked at. */
    void missed(TopicPartition partition) {
        if (directory.isBeyond(partition)) {
            doubt(partition.topic());
        }
    }

    /** Returns how long nothing has to be done unless an answer comes. */
    long proceed(long now) {
        if (links.takeNewTrouble()) {
            // Nothing else says that a dead broker's partitions have been given to others.
            all();
        }
        if (inFlight) {
            return Long.MAX_VALUE;
        }
        long dueMs = dueMs(now);
        if (dueMs > now) {
            return dueMs - now;
        }
        connection.ready(now).ifPresent(link -> send(link, now));
        return Long.MAX_VALUE;
    }

    /** Fresh doubt doesn't wait for the back-off that older doubt has built up. */
    private void doubt(String topic) {
        if (doubtful.add(topic)) {
            attempts = Math.min(attempts, 1);
        }
    }

    private long dueMs(long now) {
        long fullMs = lastFullMs == NEVER
                ? now
                : lastFullMs
                        + (allInDoubt
                                ? FULL_INTERVAL_MS
                                : settings.metadataMaxAge().toMillis());
        long wantedMs = doubtful.isEmpty() ? fullMs : now;
        return lastSentMs == NEVER ? wantedMs : Math.max(wantedMs, lastSentMs + backoffMs());
    }

    private long backoffMs() {
        long doubled = settings.metadataBackoff().toMillis() << Math.min(Math.max(attempts - 1, 0), 16);
        return Math.min(doubled, settings.metadataBackoffMax().toMillis());
    }

    private boolean isFullDue(long now) {
        long age = now - lastFullMs;
        return lastFullMs == NEVER
                || age >= settings.metadataMaxAge().toMillis()
                || (allInDoubt && age >= FULL_INTERVAL_MS);
    }

    private void send(Link link, long now) {
        boolean full = isFullDue(now);
        Set<String> asked = full ? directory.tracked() : Set.copyOf(doubtful);
        if (full) {
            allInDoubt = false;
        }
        inFlight = true;
        lastSentMs = now;
        attempts++;
        int timeoutMs = Math.min(exchange.requestTimeoutMs(), MAX_TIMEOUT_MS);
        exchange.send(
                link,
                MetadataRequest.Builder.forTopicNames(List.copyOf(asked), false),
                timeoutMs,
                answer -> answered(link, full, answer));
    }

    private void answered(Link link, boolean full, Answer answer) {
        inFlight = false;
        boolean learnt = answer.response()
                .map(response -> learn(link, ((MetadataResponse) response).data()))
                .orElse(false);
        if (!learnt) {
            allInDoubt |= full;
            return;
        }
        if (full) {
            lastFullMs = exchange.now();
        }
        if (doubtful.isEmpty()) {
            attempts = 0;
        }
    }

    private boolean learn(Link link, MetadataResponseData response) {
        if (!directory.isOfThisCluster(response)) {
            LOG.warn(
                    "{} answers for cluster {} instead of {}; its metadata is not used",
                    link.address(),
                    response.clusterId(),
                    directory.clusterName());
            link.trouble("belongs to another cluster, " + response.clusterId(), exchange.now());
            connection.moveOn();
            return false;
        }
        if (response.brokers().isEmpty() || !Verdict.of(response.errorCode()).isFine()) {
            // A broker that is just starting, or that left its cluster (KIP-1102).
            connection.moveOn();
            return false;
        }
        directory.learnBrokers(response);
        links.brokersAre(directory.brokers()).forEach(exchange::disconnect);
        response.topics().forEach(topic -> {
            if (directory.learn(topic)) {
                doubtful.remove(topic.name());
            } else {
                doubtful.add(topic.name());
            }
        });
        return true;
    }
}
