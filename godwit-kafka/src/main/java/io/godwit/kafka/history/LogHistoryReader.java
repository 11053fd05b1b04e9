package io.godwit.kafka.history;

import io.godwit.core.assess.log.LogHistory;
import io.godwit.core.assess.log.LogPartition;
import io.godwit.core.assess.log.LogSearch;
import io.godwit.core.assess.log.LookUp;
import io.godwit.core.assess.log.TimeGrid;
import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import io.godwit.core.model.ClusterInventory;
import io.godwit.core.model.PartitionInventory;
import io.godwit.kafka.connection.ClusterConnection;
import io.godwit.kafka.connection.ClusterRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the questions of a {@link LogSearch} to the brokers: ListOffsets by time, many partitions in a request, each with a
 * moment of its own, since a request may name a partition once. At most {@link #IN_FLIGHT} requests are under way, and no more
 * look-ups a second than the pace allows.
 */
public final class LogHistoryReader {
    static final int IN_FLIGHT = 4;
    /** Partitions in a request; the client splits it by leader. */
    private static final int MOST_IN_REQUEST = 2_000;
    /** A request is so small that several fit into a second of the pace. */
    private static final int REQUESTS_PER_SECOND = 8;

    private static final ClusterRequest REQUEST =
            new ClusterRequest("looking offsets up by time", "DESCRIBE on these topics");
    private static final Logger LOGGER = LoggerFactory.getLogger(LogHistoryReader.class);

    private final ClusterConnection connection;
    private final LookUpPace pace;

    public LogHistoryReader(ClusterConnection connection, LookUpPace pace) {
        this.connection = connection;
        this.pace = pace;
    }

    private record Asked(List<LookUp> lookUps, ListOffsetsResult answer) {}

    /**
     * Looks at all topics of the inventory. Partitions without a leader, or whose offsets could not be read, are told as
     * unanswered: without them, what is told of their topics is too low.
     *
     * @param inventory with offsets, and sizes where they can be read
     * @param now when the inventory's offsets were read
     * @param history how far back; at least an hour
     */
    public LogHistory read(ClusterInventory inventory, Instant now, Duration history) {
        List<LogPartition> readable = partitions(inventory, LogHistoryReader::isReadable);
        List<LogPartition> unreadable = partitions(inventory, partition -> !isReadable(partition));
        LogSearch search = new LogSearch(TimeGrid.endingAt(now, history), readable);
        Deque<Asked> underWay = new ArrayDeque<>();
        long begin = System.nanoTime();
        int inRequest = Math.max(1, Math.min(MOST_IN_REQUEST, pace.perSecond() / REQUESTS_PER_SECOND));
        while (!search.isDone()) {
            long elapsed = System.nanoTime() - begin;
            if (elapsed > pace.timeLimit().toNanos()) {
                search.stop();
            }
            List<LookUp> next = underWay.size() < IN_FLIGHT ? search.next(inRequest) : List.of();
            if (!next.isEmpty()) {
                waitForTurn(search.lookUps() - next.size(), elapsed);
                underWay.add(new Asked(next, ask(next)));
            } else if (!underWay.isEmpty()) {
                receive(underWay.remove(), search);
            }
        }
        LOGGER.info("{} look-ups in {} ms", search.lookUps(), (System.nanoTime() - begin) / 1_000_000);
        return search.history().withUnanswered(unreadable);
    }

    private static List<LogPartition> partitions(ClusterInventory inventory, Predicate<PartitionInventory> which) {
        return inventory.topics().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().filter(which).map(partition -> partition(topic.name(), partition)))
                .toList();
    }

    /** Whether its bounds are known, and there is somebody to ask. */
    private static boolean isReadable(PartitionInventory partition) {
        return partition.leader() >= 0
                && partition.startOffset() >= 0
                && partition.endOffset() >= partition.startOffset();
    }

    private static LogPartition partition(String topic, PartitionInventory partition) {
        return new LogPartition(
                topic, partition.partition(), partition.startOffset(), partition.endOffset(), partition.sizeBytes());
    }

    /** Sleeps until so many look-ups are allowed. */
    private void waitForTurn(long asked, long elapsedNanos) {
        long due = (long) (asked * 1e9 / pace.perSecond());
        long waitMs = (due - elapsedNanos) / 1_000_000;
        if (waitMs > 0) {
            try {
                Thread.sleep(waitMs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GodwitException(
                        GeneralError.INTERRUPTED,
                        connection.config().toString(),
                        "interrupted while " + REQUEST.purpose(),
                        "run the same command again",
                        e);
            }
        }
    }

    private ListOffsetsResult ask(List<LookUp> lookUps) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        lookUps.forEach(lookUp ->
                specs.put(partition(lookUp), OffsetSpec.forTimestamp(lookUp.at().toEpochMilli())));
        return connection.admin().listOffsets(specs);
    }

    private void receive(Asked asked, LogSearch search) {
        for (LookUp lookUp : asked.lookUps()) {
            try {
                search.found(
                        lookUp,
                        connection
                                .await(asked.answer().partitionResult(partition(lookUp)), REQUEST)
                                .offset());
            } catch (GodwitException e) {
                if (e.code() == GeneralError.INTERRUPTED) {
                    throw e;
                }
                LOGGER.warn("{} is not told: {}", partition(lookUp), e.getMessage());
                search.failed(lookUp);
            }
        }
    }

    private static TopicPartition partition(LookUp lookUp) {
        return new TopicPartition(lookUp.partition().topic(), lookUp.partition().partition());
    }
}
